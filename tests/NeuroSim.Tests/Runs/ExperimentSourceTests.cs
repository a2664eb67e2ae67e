using NeuroSim.Runs;
using NeuroSim.Tests.Architecture;

namespace NeuroSim.Tests.Runs;

public sealed class ExperimentSourceTests
{
    [Fact]
    public void BuiltIn_EveryOne_ParsesUnderItsOwnNameAndAsksAQuestion()
    {
        Assert.Contains("sync-vs-async", ExperimentSource.BuiltIn);
        foreach (string name in ExperimentSource.BuiltIn)
        {
            Experiment experiment = ExperimentSource.Load(name);
            Assert.Contains(experiment.Name, (string[])[name.Replace('/', '-'), name.Split('/')[^1]]);
            Assert.EndsWith("?", experiment.Question, StringComparison.Ordinal);
            Assert.True(!experiment.Expect.Entries.IsEmpty || !experiment.Expect.Orderings.IsEmpty);
        }
    }

    [Fact]
    public void BuiltIn_IsEveryFileOfTheFolder()
    {
        string folder = Path.Combine(SourceTree.Root, "experiments");
        string[] files = [.. Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file)[..^5].Replace('\\', '/')).Order(StringComparer.Ordinal)];
        Assert.Equal(files, ExperimentSource.BuiltIn);
    }

    [Fact]
    public void Load_Path_TakesTheFile()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder["mine.yaml"], "\uFEFFname: mine\r\ndata:\r\n  train: 5\r\n");

        Experiment experiment = ExperimentSource.Load(folder["mine.yaml"], ["data.test=6"], seed: 9);

        Assert.Equal(("mine", 5, 6, 9ul), (experiment.Name, experiment.Data.Train, experiment.Data.Test, experiment.Seed));
    }

    [Fact]
    public void Load_Wrong_NamesTheFile()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder["mine.yaml"], "name: mine\ndata: { train: 0 }");

        var error = Assert.Throws<InvalidInputException>(() => ExperimentSource.Load(folder["mine.yaml"]));

        Assert.Equal($"{folder["mine.yaml"]}, line 2, data.train", error.Where);
    }

    [Theory]
    [InlineData("sync-vs-asinc", "neither a file nor a built-in", "Did you mean \"sync-vs-async\"?", "Built in: ")]
    [InlineData("nowhere/quite-other.yaml", "neither a file nor a built-in", "Built in: ")]
    [InlineData("experiments/sync_vs_async.yaml", "Did you mean \"sync-vs-async\"?")]
    [InlineData("/", "is a folder")]
    [InlineData("", "neither a file nor a built-in")]
    public void Load_Missing_SaysWhatThereIs(string name, params string[] inMessage)
    {
        var error = Assert.Throws<InvalidInputException>(() => ExperimentSource.Load(name));
        Assert.Equal("experiment", error.Kind);
        Assert.Equal(name, error.Where);
        Assert.All(inMessage, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_Binary_IsRefused()
    {
        using var folder = new ScratchFolder();
        File.WriteAllBytes(folder["x.yaml"], [0x6E, 0xFF, 0xFE, 0x00]);

        Assert.Contains("UTF-8", Assert.Throws<InvalidInputException>(() => ExperimentSource.Load(folder["x.yaml"])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_HugeFile_IsRefused()
    {
        using var folder = new ScratchFolder();
        using (FileStream file = File.Create(folder["x.yaml"]))
            file.SetLength(1L << 33); // a hole: nothing is on the disk

        Assert.Contains("more than", Assert.Throws<InvalidInputException>(() => ExperimentSource.Load(folder["x.yaml"])).Message, StringComparison.Ordinal);
    }
}
