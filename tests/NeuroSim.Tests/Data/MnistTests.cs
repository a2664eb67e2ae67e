using NeuroSim.Data;

namespace NeuroSim.Tests.Data;

public sealed class MnistTests
{
    private static DataLocation Location => DataLocation.Find(null, Environment.GetEnvironmentVariable);

    [MnistFact]
    public void Load_GivesThePublishedImages()
    {
        DataSet set = DataCatalog.Load("mnist", null, 1000, Location);
        Assert.Equal(("mnist", 60_000, 1000, 28, 28), (set.Name, set.Train.Count, set.Test.Count, set.Train.Rows, set.Train.Columns));
        Assert.Equal([5, 0, 4, 1, 9], set.Train.Labels[..5].ToArray());
        Assert.Equal(5923, set.Train.Labels.Count((byte)0));
    }

    [MnistFact]
    public void Auto_PrefersIt() => Assert.Equal("mnist", DataCatalog.Load("auto", 10, 10, Location).Name);

    [MnistFact]
    public void Verify_FindsEveryFileOk() =>
        Assert.All(DataCatalog.Verify(KnownDataSet.Mnist, Location), check => Assert.Equal(DataFileState.Ok, check.State));

    [MnistFact]
    public void MoreThanThereIs_SaysWhatThereIs()
    {
        var error = Assert.Throws<InvalidInputException>(() => DataCatalog.Load("mnist", 60_001, 1, Location));
        Assert.Contains("The training set of mnist holds 60000 images, but 60001 are asked for", error.Message, StringComparison.Ordinal);
    }
}
