using NeuroSim.Data;

namespace NeuroSim.Tests.Data;

public sealed class DataCatalogTests : IDisposable
{
    private static readonly string[] PlainNames =
        ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"];

    private readonly TemporaryFolder _folder = new();

    private DataLocation Location => new(_folder.Path, DataLocationOrigin.Option);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Digits_NeedNoFiles()
    {
        DataSet set = DataCatalog.Load("digits", 30, 20, new DataLocation("nowhere", DataLocationOrigin.Cache));
        Assert.Equal(("digits", 30, 20, 10, "built in"), (set.Name, set.Train.Count, set.Test.Count, set.Classes, set.Origin));
        Assert.False(set.Train.Image(0).SequenceEqual(set.Test.Image(0)));
    }

    [Fact]
    public void Auto_WithoutMnist_IsDigitsAndSaysWhy()
    {
        DataSet set = DataCatalog.Load("auto", 10, 10, Location);
        Assert.Equal("digits", set.Name);
        Assert.Contains("there is no mnist in " + Location.FolderOf("mnist"), set.Origin, StringComparison.Ordinal);
    }

    [Fact]
    public void Auto_WithoutTheGivenFolder_IsAnError() =>
        AssertRefused("auto", 10, 10, "does not exist", new DataLocation(Path.Combine(_folder.Path, "mistyped"), DataLocationOrigin.Option));

    [Fact]
    public void Auto_WithIncompleteMnist_IsAnError()
    {
        _folder.Write("mnist/train-labels-idx1-ubyte", IdxBytes.Labels(1));
        AssertRefused("auto", 10, 10, "mnist is not complete");
    }

    [Fact]
    public void MissingMnist_NamesFolderOriginAndRemedy()
    {
        InvalidInputException error = AssertRefused("mnist", 10, 10, Location.FolderOf("mnist"));
        Assert.Contains("--data", error.Message, StringComparison.Ordinal);
        Assert.Contains("Put the four files there", error.Message, StringComparison.Ordinal);
        Assert.All(PlainNames, name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void FilesOneFolderTooHigh_AreNoticed()
    {
        WriteSet("", packed: false);
        AssertRefused("mnist", 10, 10, "itself holds IDX files");
    }

    [Fact]
    public void MnistWithOtherBytes_IsRefusedByItsHash()
    {
        WriteSet("mnist", packed: true);
        InvalidInputException error = AssertRefused("mnist", 1, 1, "not the official file");
        Assert.Contains(KnownDataSet.Mnist.Files[0].Sha256!, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FashionMnistOfAnotherSize_IsRefused()
    {
        WriteSet("fashion-mnist", packed: true);
        AssertRefused("fashion-mnist", 1, 1, "fashion-mnist has 60000 of 28 x 28");
    }

    [Theory]
    [InlineData("train-images-idx3-ubyte", "t10k-labels-idx1-ubyte", false)]
    [InlineData("train-images.idx3-ubyte", "t10k-labels.idx1-ubyte", false)]
    [InlineData("train-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz", true)]
    [InlineData("train-images.idx3-ubyte.gz", "t10k-labels.idx1-ubyte.gz", true)]
    public void OwnFolder_IsReadUnderAnySpelling(string trainImages, string testLabels, bool packed)
    {
        WriteSet("own", packed, [trainImages, "train-labels-idx1-ubyte", "t10k-images.idx3-ubyte", testLabels]);
        string source = Path.Combine(_folder.Path, "own");
        DataSet set = DataCatalog.Load(source, null, null, Location);
        Assert.Equal((4, 2, 3, 5), (set.Train.Count, set.Test.Count, set.Train.Rows, set.Train.Columns));
        Assert.Equal(7, set.Classes);
        Assert.Equal(source, set.Origin);
    }

    [Fact]
    public void OwnFolder_NormalisesItsTrainingPixels()
    {
        WriteSet("own", packed: false);
        DataSet set = DataCatalog.Load(Path.Combine(_folder.Path, "own"), 1, 1, Location);

        // Pixels 0 .. 59: mean 29.5, variance (60 x 60 - 1) / 12.
        Assert.Equal(29.5 / 255, set.Normalization.Mean, 1e-12);
        Assert.Equal(Math.Sqrt(3599 / 12.0) / 255, set.Normalization.StandardDeviation, 1e-12);
        Assert.Equal((1, 1), (set.Train.Count, set.Test.Count));
    }

    [Fact]
    public void OwnFolder_WithConstantPixels_IsRefused()
    {
        WriteSet("own", packed: false);
        _folder.Write("own/train-images-idx3-ubyte", IdxBytes.Images(4, 3, 5, [.. Enumerable.Repeat((byte)9, 60)]));
        AssertRefused(Path.Combine(_folder.Path, "own"), 1, 1, "Every training pixel is 9");
    }

    [Fact]
    public void OwnFolder_WithTwoImageSizes_IsRefused()
    {
        WriteSet("own", packed: false);
        _folder.Write("own/t10k-images-idx3-ubyte", IdxBytes.Images(2, 5, 3, IdxBytes.Ramp(30)));
        AssertRefused(Path.Combine(_folder.Path, "own"), 1, 1, "Test images are 5 x 3, training images 3 x 5");
    }

    [Fact]
    public void OwnFolder_ThatIsIncompleteOrMissing_IsRefused()
    {
        _folder.Write("own/train-images-idx3-ubyte", IdxBytes.Images(1, 1, 1, [0]));
        AssertRefused(Path.Combine(_folder.Path, "own"), 1, 1, "lacks train-labels-idx1-ubyte");
        AssertRefused(Path.Combine(_folder.Path, "none"), 1, 1, "does not exist");
    }

    [Fact]
    public void MoreThanThereIs_SaysWhatThereIs()
    {
        WriteSet("own", packed: false);
        AssertRefused(Path.Combine(_folder.Path, "own"), 5, 1, "holds 4 images, but 5 are asked for");
        AssertRefused(Path.Combine(_folder.Path, "own"), 4, 3, "holds 2 images, but 3 are asked for");
        AssertRefused("digits", int.MaxValue, 1, "asked for");
    }

    [Theory]
    [InlineData(0, 1, "data.train")]
    [InlineData(1, -1, "data.test")]
    public void LessThanOne_IsRefused(int train, int test, string key) =>
        Assert.Equal(key, AssertRefused("digits", train, test, "at least 1").Where);

    [Fact]
    public void UnknownSource_NamesTheKnownOnes() =>
        AssertRefused("mnits", 1, 1, "mnist, fashion-mnist, digits, auto, categories, timescales, prototypes, or a folder with IDX files, written with a slash (./mnits)");

    [Fact]
    public void List_SaysWhatIsThere()
    {
        WriteSet("mnist", packed: false);
        _folder.Write("fashion-mnist/train-images-idx3-ubyte", "<html>"u8.ToArray());
        var sets = DataCatalog.List(Location);

        Assert.Equal(["mnist", "fashion-mnist", "digits"], sets.Select(set => set.Name));
        Assert.Equal([true, false, true], sets.Select(set => set.Found));
        Assert.Equal((4, 2, 76 + 12 + 46 + 10), (sets[0].TrainCount, sets[0].TestCount, (int)sets[0].BytesOnDisk));
        Assert.Contains("web page", sets[1].Files[0].Problem, StringComparison.Ordinal);
        Assert.Null(sets[1].Files[1].Path);
        Assert.Null(sets[2].Folder);
    }

    private void WriteSet(string folder, bool packed, string[]? names = null)
    {
        names ??= PlainNames;
        byte[][] contents =
        [
            IdxBytes.Images(4, 3, 5, IdxBytes.Ramp(60)), IdxBytes.Labels(0, 1, 2, 3),
            IdxBytes.Images(2, 3, 5, IdxBytes.Ramp(30)), IdxBytes.Labels(6, 1),
        ];
        for (int file = 0; file < 4; file++)
            _folder.Write(Path.Combine(folder, names[file]), packed ? IdxBytes.Gzip(contents[file]) : contents[file]);
    }

    private InvalidInputException AssertRefused(string source, int train, int test, string words, DataLocation? location = null)
    {
        var error = Assert.Throws<InvalidInputException>(() => DataCatalog.Load(source, train, test, location ?? Location));
        Assert.Equal("data", error.Kind);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        return error;
    }
}
