using System.Collections.Immutable;
using NeuroSim.Data;
using NeuroSim.Data.Fetching;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Data.Fetching;

public sealed class DataFetchTests : IDisposable
{
    private const int Half = 12_000;

    private readonly TemporaryFolder _folder = new();
    private readonly FileServer _good = FileServer.Of(TinySet.Files);
    private readonly List<MirrorFailure> _failures = [];

    private DataLocation Location => new(_folder.Path, DataLocationOrigin.Option);

    private string Target => Path.Combine(_folder.Path, "tiny", TinySet.TrainImages);

    private string Part => Target + ".part";

    public void Dispose()
    {
        _good.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Files_OfAGoodMirror_ArriveWithProgress()
    {
        var progress = new List<FetchProgress>();
        ImmutableArray<FetchedFile> files = await DataFetch.RunAsync(TinySet.Known, Location, Options(_good) with { Progress = progress.Add });

        AssertWhole(files, _good);
        Assert.Empty(_failures);
        Assert.Equal(TinySet.Largest.Length, progress.Last(step => step.File.File == DataFile.TrainImages).Bytes);
        Assert.All(progress, step => Assert.Equal(TinySet.Files[step.File.Name + ".gz"].Length, step.Total));
        Assert.Equal(0, progress[0].Bytes);
    }

    [Fact]
    public async Task Files_ThatAreRight_AreNotFetchedAgain()
    {
        await FetchAsync(TinySet.Known, _good);
        File.Delete(Target);
        ImmutableArray<FetchedFile> files = await FetchAsync(TinySet.Known, _good);

        Assert.Equal([false, true, true, true], files.Select(file => file.Mirror is null));
        Assert.Equal(5, _good.Requests.Count);
    }

    [Fact]
    public async Task Files_KnownByTheirPackingAlone_AreCheckedByIt()
    {
        AssertWhole(await FetchAsync(TinySet.KnownPacked, _good), _good);
        Assert.All(DataCatalog.Verify(TinySet.KnownPacked, Location), check => Assert.Equal(DataFileState.Ok, check.State));
    }

    [Fact]
    public async Task Packing_OfOtherBytesOfTheSameSize_IsRefused()
    {
        using var wrong = new FileServer(_ => ServedAnswer.Whole(WrongBytes()));
        AssertWhole(await FetchAsync(TinySet.KnownPacked, wrong, _good), _good);
        Assert.Contains("another SHA-256", _failures[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Part_OfABrokenFetch_IsGoneOnFrom()
    {
        _folder.Write($"tiny/{TinySet.TrainImages}.part", TinySet.Largest[..Half]);
        ImmutableArray<FetchedFile> files = await FetchAsync(TinySet.Known, _good);

        AssertWhole(files, _good);
        Assert.Equal(Half, files[0].ResumedFrom);
        Assert.Equal(Half, _good.Requests.First().From);
    }

    [Fact]
    public async Task Part_ThatIsWhole_IsPlaced()
    {
        _folder.Write($"tiny/{TinySet.TrainImages}.part", TinySet.Largest);
        AssertWhole(await FetchAsync(TinySet.Known, _good), _good);
        Assert.Equal(TinySet.Largest.Length, _good.Requests.First().From);
    }

    [Theory]
    [InlineData(Half)]
    [InlineData(100_000)]
    public async Task Part_OfSomethingElse_IsThrownAway(int bytes)
    {
        _folder.Write($"tiny/{TinySet.TrainImages}.part", new byte[bytes]);
        AssertWhole(await FetchAsync(TinySet.Known, _good), _good);
        Assert.Equal([bytes, 0], _good.Requests.Take(2).Select(request => request.From));
        Assert.Empty(_failures);
    }

    [Fact]
    public async Task Mirror_ThatIgnoresRange_SendsItWhole()
    {
        _folder.Write($"tiny/{TinySet.TrainImages}.part", TinySet.Largest[..Half]);
        using var simple = new FileServer(request => ServedAnswer.Whole(TinySet.Files[request.Name]));
        ImmutableArray<FetchedFile> files = await FetchAsync(TinySet.Known, simple);

        AssertWhole(files, simple);
        Assert.Equal(0, files[0].ResumedFrom);
    }

    [Fact]
    public async Task Mirror_ThatSendsAnotherPart_IsPassedOver()
    {
        _folder.Write($"tiny/{TinySet.TrainImages}.part", TinySet.Largest[..Half]);
        using var wrong = new FileServer(request => ServedAnswer.Part(TinySet.Files[request.Name], 5));
        AssertWhole(await FetchAsync(TinySet.Known, wrong, _good), _good);
        Assert.Contains($"from byte {Half} that was asked for", Assert.Single(_failures).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mirror_ThatFails_IsFollowedByTheNext()
    {
        using var broken = new FileServer(_ => ServedAnswer.Status("500 Internal Server Error"));
        AssertWhole(await FetchAsync(TinySet.Known, broken, _good), _good);

        MirrorFailure failure = Assert.Single(_failures); // the good one is asked first from then on
        Assert.Equal((broken.Address, "answered 500 (InternalServerError)"), (failure.Mirror, failure.Problem));
    }

    [Fact]
    public async Task Mirror_ThatDoesNotListen_IsFollowedByTheNext()
    {
        FetchOptions options = Options(_good) with { Mirrors = [new Uri("http://127.0.0.1:9/"), _good.Address] };
        AssertWhole(await DataFetch.RunAsync(TinySet.Known, Location, options), _good);
        Assert.Contains("cannot be reached", Assert.Single(_failures).Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Half)]
    public async Task Mirror_ThatStalls_IsFollowedByTheNext_WhichGoesOn(int bytes)
    {
        using var slow = new FileServer(request => request.Good(TinySet.Files).CutAfter(bytes) with { Stalls = true });
        AssertWhole(await DataFetch.RunAsync(TinySet.Known, Location, Impatient(slow, _good)), _good);

        Assert.Equal("sent no byte for 1.5 s", Assert.Single(_failures).Problem);
        Assert.Equal(bytes, _good.Requests.First().From);
    }

    [Fact]
    public async Task Mirror_ThatNeverAnswers_IsFollowedByTheNext()
    {
        using var silent = new FileServer(_ => new ServedAnswer("", [], Stalls: true));
        AssertWhole(await DataFetch.RunAsync(TinySet.Known, Location, Impatient(silent, _good)), _good);
        Assert.Equal("sent no byte for 1.5 s", Assert.Single(_failures).Problem);
    }

    [Fact]
    public async Task Mirror_ThatBreaksOff_IsAskedForTheRest()
    {
        using var fragile = new FileServer(request => request.Good(TinySet.Files).CutAfter(Half));
        AssertWhole(await FetchAsync(TinySet.Known, fragile), fragile);

        Assert.Equal([0, Half, 2 * Half], fragile.Requests.Take(3).Select(request => request.From));
        Assert.Equal(2, _failures.Count(failure => failure.File.File == DataFile.TrainImages));
    }

    [Fact]
    public async Task Mirror_ThatEndsEarlyWithoutALength_IsNoticed()
    {
        using var cut = new FileServer(request => ServedAnswer.Endless(TinySet.Files[request.Name][..^9]));
        AssertWhole(await FetchAsync(TinySet.Known, cut, _good), _good);
        Assert.Contains("without its last bytes", _failures[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mirror_WithWrongBytes_IsFollowedByTheNext_FromTheStart()
    {
        using var wrong = new FileServer(_ => ServedAnswer.Whole(WrongBytes()));
        AssertWhole(await FetchAsync(TinySet.Known, wrong, _good), _good);

        Assert.Contains("has other bytes: SHA-256", _failures[0].Problem, StringComparison.Ordinal);
        Assert.Equal(0, _good.Requests.First().From);
    }

    [Fact]
    public async Task Mirror_WithAWebPage_LeavesThePart()
    {
        _folder.Write($"tiny/{TinySet.TrainImages}.part", TinySet.Largest[..Half]);
        using var page = new FileServer(_ => ServedAnswer.Whole("<html>log in"u8.ToArray(), "text/html; charset=utf-8"));
        AssertWhole(await FetchAsync(TinySet.Known, page, _good), _good);

        Assert.Contains("a web page", Assert.Single(_failures).Problem, StringComparison.Ordinal);
        Assert.Equal(Half, _good.Requests.First().From);
    }

    [Fact]
    public async Task Mirror_ThatSendsWithoutEnd_IsStopped()
    {
        using var endless = new FileServer(_ => ServedAnswer.Endless(new byte[10_000_000]));
        AssertWhole(await FetchAsync(TinySet.Known, endless, _good), _good);
        Assert.Contains("sends more than", _failures[0].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mirror_ThatRedirects_IsFollowed()
    {
        using var moved = new FileServer(request => ServedAnswer.Status("302 Found", $"Location: {_good.Address}{request.Name}"));
        AssertWhole(await FetchAsync(TinySet.Known, moved), moved);
        Assert.Equal(4, _good.Requests.Count);
    }

    [Fact]
    public async Task Mirror_ThatRedirectsInCircles_IsFollowedByTheNext()
    {
        using var circle = new FileServer(request => ServedAnswer.Status("302 Found", $"Location: /data/{request.Name}"));
        AssertWhole(await FetchAsync(TinySet.Known, circle, _good), _good);
        Assert.Contains("302", Assert.Single(_failures).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoMirror_NamesAllOfThemAndWhatIsKept()
    {
        using var broken = new FileServer(_ => ServedAnswer.Status("503 Service Unavailable"));
        using var slow = new FileServer(request => ServedAnswer.Whole(TinySet.Files[request.Name]).CutAfter(Half) with { Stalls = true });
        FetchException error = await Assert.ThrowsAsync<FetchException>(() => DataFetch.RunAsync(TinySet.Known, Location, Impatient(broken, slow)));

        string[] words = [$"{broken.Address} answered 503", $"{slow.Address} sent no byte for 1.5 s", $"{Half} bytes", Part, "--mirror URL", "digits"];
        Assert.All(words, word => Assert.Contains(word, error.Message, StringComparison.Ordinal));
        Assert.Equal((Part, (long)Half), Assert.Single(DataFetch.Unfinished(TinySet.Known, Location)));
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task WrongFile_IsSetAside()
    {
        string wrong = _folder.Write("tiny/train-images.idx3-ubyte", [1, 2, 3]);
        ImmutableArray<FetchedFile> files = await FetchAsync(TinySet.Known, _good);

        AssertWhole(files, _good);
        Assert.Equal(wrong + ".wrong", files[0].SetAside);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(wrong + ".wrong"));
    }

    [Fact]
    public async Task Stopped_KeepsThePart()
    {
        using var source = new CancellationTokenSource();
        using var slow = new FileServer(request => ServedAnswer.Whole(TinySet.Files[request.Name]).CutAfter(Half) with { Stalls = true });
        FetchOptions options = Options(slow) with { Cancellation = source.Token, Progress = StopAtHalf };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DataFetch.RunAsync(TinySet.Known, Location, options));

        Assert.Equal(TinySet.Largest[..Half], File.ReadAllBytes(Part));
        Assert.Empty(_failures);

        void StopAtHalf(FetchProgress progress)
        {
            if (progress.Bytes == Half)
                source.Cancel();
        }
    }

    [Fact]
    public async Task Folder_ThatCannotBe_IsRefused()
    {
        var location = new DataLocation(Path.Combine(_folder.Write("file", []), "below"), DataLocationOrigin.Option);
        InvalidInputException error = await Assert.ThrowsAsync<InvalidInputException>(() => DataFetch.RunAsync(TinySet.Known, location, Options(_good)));
        Assert.Equal("output", error.Kind);
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
        Assert.Empty(_good.Requests);
    }

    [Fact]
    public async Task Part_InUse_IsRefused()
    {
        using FileStream other = new(_folder.Write($"tiny/{TinySet.TrainImages}.part", []), FileMode.Open, FileAccess.Write, FileShare.None);
        InvalidInputException error = await Assert.ThrowsAsync<InvalidInputException>(() => FetchAsync(TinySet.Known, _good));
        Assert.Contains("another fetch", error.Message, StringComparison.Ordinal);
    }

    [Cli.UnixFact(FullDevice.Path)]
    public async Task Disk_Full_SaysSo()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "tiny"));
        using var full = FullDevice.Take();
        File.CreateSymbolicLink(Part, FullDevice.Path);
        InvalidInputException error = await Assert.ThrowsAsync<InvalidInputException>(() => FetchAsync(TinySet.Known, _good));
        Assert.Contains("The disk is full", error.Message, StringComparison.Ordinal);
    }

    private Task<ImmutableArray<FetchedFile>> FetchAsync(KnownDataSet set, params FileServer[] mirrors) =>
        DataFetch.RunAsync(set, Location, Options(mirrors));

    private FetchOptions Options(params FileServer[] mirrors) => new()
    {
        Mirrors = [.. mirrors.Select(mirror => mirror.Address)],
        Failed = _failures.Add,
    };

    private FetchOptions Impatient(params FileServer[] mirrors) => Options(mirrors) with { Patience = TimeSpan.FromSeconds(1.5) };

    /// <summary>All four files are there with the right bytes, nothing else but what was set aside, and the first came from this mirror.</summary>
    private void AssertWhole(ImmutableArray<FetchedFile> files, FileServer mirror)
    {
        Assert.Equal(TinySet.Files.Keys, files.Select(file => Path.GetFileName(file.Path)));
        Assert.All(files, file => Assert.Equal(TinySet.Files[Path.GetFileName(file.Path)], File.ReadAllBytes(file.Path)));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Target)!, "*.part"));
        Assert.Equal(mirror.Address, files[0].Mirror);
    }

    /// <summary>Other images, packed well: only a hash can tell.</summary>
    private static byte[] WrongBytes() => IdxBytes.Gzip(IdxBytes.Images(40, 28, 28, IdxBytes.Ramp(40 * 784)));
}
