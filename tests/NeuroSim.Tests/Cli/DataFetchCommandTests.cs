using System.Text.Json;
using NeuroSim.Cli;
using NeuroSim.Data;
using NeuroSim.Data.Fetching;
using NeuroSim.Tests.Data;
using NeuroSim.Tests.Data.Fetching;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class DataFetchCommandTests
{
    [Theory]
    [InlineData("mnits", "no data set \"mnits\" to fetch", "Did you mean mnist?", "fashion-mnist")]
    [InlineData("cifar", "Known are mnist, fashion-mnist")]
    [InlineData("digits", "built in", "nothing to fetch")]
    [InlineData("mnist --mirror somewhere", "--mirror is \"somewhere\"", "https://example.org/mnist")]
    [InlineData("mnist --mirror ftp://example.org/", "--mirror is \"ftp://example.org/\"")]
    [InlineData("mnist --mirror http://me:secret@example.org/", "without name, password")]
    [InlineData("mnist --stall 0", "--stall is \"0\"", "1 .. 3600")]
    [InlineData("", "NAME", "neurosim data fetch --help")]
    public void WrongWords_AreNamedWithWhatWouldBeRight(string arguments, params string[] words) =>
        InProcess.Refused("usage", words, ["data", "fetch", .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    [Fact]
    public void NoMirror_IsNoFaultOfTheInput()
    {
        using var scratch = new ScratchFolder();
        using var broken = new FileServer(_ => ServedAnswer.Status("503 Service Unavailable"));
        string[] arguments = ["data", "fetch", "mnist", "--data", scratch.Path, "--mirror", broken.Address.ToString()];
        CommandOutput human = InProcess.Run(arguments), json = InProcess.Run([.. arguments, "--json"]);

        Assert.Equal((1, 1, ""), (human.Status, json.Status, human.Output));
        Assert.Contains($"{broken.Address} answered 503", human.Paragraph, StringComparison.Ordinal);
        ErrorDocument.Check(json, "network", "No mirror gave train-images-idx3-ubyte.gz", "--mirror URL", scratch["mnist"]);
    }

    [Fact]
    public void Folder_ThatCannotBe_IsRefused()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["file"], "");
        InProcess.Refused("output", ["cannot be written", "--data DIR", scratch["file"]], "data", "fetch", "mnist", "--mirror", "http://127.0.0.1:9/", "--data", scratch["file"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fetched_SaysWhatCameFromWhere(bool asJson)
    {
        using var folder = new TemporaryFolder();
        folder.Write($"tiny/{TinySet.TrainImages}.part", TinySet.Largest[..12_000]);
        folder.Write("tiny/t10k-labels-idx1-ubyte", [1, 2, 3]);
        using FileServer server = FileServer.Of(TinySet.Files);
        CommandOutput output = Fetch(TinySet.Known, folder.Path, server.Address, asJson).Done();
        if (asJson)
        {
            JsonElement[] files = [.. output.Document.GetProperty("files").EnumerateArray()];
            Assert.Equal(12_000, files[0].GetProperty("resumedFromBytes").GetInt32());
            Assert.All(files, file => Assert.Equal(server.Address.ToString(), file.GetProperty("mirror").GetString()));
            Assert.EndsWith("t10k-labels-idx1-ubyte.wrong", files[3].GetProperty("setAside").GetString(), StringComparison.Ordinal);
            return;
        }

        Assert.All((string[])["went on at 12.0 kB", "tiny is complete in", "data.source=tiny"], word => Assert.Contains(word, output.Output, StringComparison.Ordinal));
        Assert.Contains("t10k-labels-idx1-ubyte.wrong", output.Error, StringComparison.Ordinal);
        Assert.Contains("was there", Fetch(TinySet.Known, folder.Path, server.Address, asJson: false).Done().Output, StringComparison.Ordinal);
    }

    [MnistFact]
    public void Mnist_OfAMirror_IsFetchedVerifiedAndUsed()
    {
        string from = Path.Combine(Environment.GetEnvironmentVariable("NEUROSIM_DATA")!, "mnist");
        Dictionary<string, byte[]> files = Directory.GetFiles(from, "*.gz").ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
        using FileServer server = FileServer.Of(files);
        using var scratch = new ScratchFolder();
        InProcess.Run("data", "fetch", "mnist", "--mirror", server.Address.ToString(), "--data", scratch.Path).Done();

        InProcess.Run("data", "verify", "--data", scratch.Path).Done();
        string[] run = ["run", TinyExperiment.In(scratch), "--set", "data.source=mnist", "--data", scratch.Path, "--out", scratch["run"], "--json"];
        Assert.Equal("mnist", InProcess.Run(run).Done().Document.GetProperty("dataSource").GetString());
    }

    [UnixFact]
    public void Interrupt_KeepsThePartAndSaysHowToGoOn()
    {
        using var scratch = new ScratchFolder();
        using var slow = new FileServer(_ => ServedAnswer.Whole(new byte[9_000_000]).CutAfter(5_000) with { Stalls = true });
        string part = scratch["mnist/train-images-idx3-ubyte.gz.part"];
        using NeuroSimProcess process = NeuroSimProcess.Start(scratch.Path, "data", "fetch", "mnist", "--mirror", slow.Address.ToString(), "--data", scratch.Path);
        process.Await(_ => File.Exists(part) && new FileInfo(part).Length == 5_000);
        process.Signal(NeuroSimProcess.Interrupt);
        CommandOutput stopped = process.Wait();

        Assert.Equal(130, stopped.Status);
        Assert.All((string[])["5000 bytes are kept", part, "same command goes on"], word => Assert.Contains(word, stopped.Paragraph, StringComparison.Ordinal));
        Assert.Equal(5_000, new FileInfo(part).Length);
    }

    [Fact]
    public void Stall_IsAnOption()
    {
        using var scratch = new ScratchFolder();
        using var silent = new FileServer(_ => new ServedAnswer("", [], Stalls: true));
        CommandOutput output = InProcess.Run("data", "fetch", "mnist", "--stall", "1", "--mirror", silent.Address.ToString(), "--data", scratch.Path);
        Assert.Equal(1, output.Status);
        Assert.Contains("sent no byte for 1 s", output.Paragraph, StringComparison.Ordinal);
    }

    [UnixFact("/usr/bin/script")]
    public void Progress_OnATerminal_IsABarWithRateAndTimeLeft()
    {
        using var scratch = new ScratchFolder();
        using var slow = new FileServer(request => request.Name.StartsWith("train-images", StringComparison.Ordinal) && request.Time == 1
            ? ServedAnswer.Whole(new byte[9_000_000]).CutAfter(4_500_000) with { Stalls = true }
            : ServedAnswer.Status("404 Not Found"));
        string shown = PseudoTerminal.Show(
            scratch.Path, "data", "fetch", "mnist", "--stall", "1", "--mirror", slow.Address.ToString(), "--data", scratch.Path);
        Assert.All((string[])["mnist/train-images-idx3-ubyte", "50%", "/8.6 MB", "MB/s"], word => Assert.Contains(word, shown, StringComparison.Ordinal));
    }

    private static CommandOutput Fetch(KnownDataSet set, string folder, Uri mirror, bool asJson)
    {
        using StringWriter output = new(), error = new();
        var terminal = new Terminal(output, error, TimeProvider.System, _ => null) { Json = asJson };
        int status = DataFetchCommand.Run(terminal, set, new DataLocation(folder, DataLocationOrigin.Option), new FetchOptions { Mirrors = [mirror] });
        return new CommandOutput(status, output.ToString(), error.ToString());
    }
}
