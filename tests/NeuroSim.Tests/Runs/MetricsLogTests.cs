using NeuroSim.Runs;
using NeuroSim.Tests.Cli;

namespace NeuroSim.Tests.Runs;

public sealed class MetricsLogTests
{
    [Fact]
    public void Append_WritesRowsWithExactNumbers()
    {
        using var folder = new ScratchFolder();
        using (MetricsLog log = MetricsLog.Open(folder["metrics.csv"], ["loss", "accuracy"], -1))
        {
            log.Append(0, 0.1, 1e-20);
            log.Append(100, double.NaN, 0.5);
        }

        Assert.Equal("sample,loss,accuracy\n0,0.1,1E-20\n100,,0.5\n", File.ReadAllText(folder["metrics.csv"]));
    }

    [Theory]
    [InlineData(100, "sample,loss\n50,1\n100,2\n")]
    [InlineData(99, "sample,loss\n50,1\n")]
    [InlineData(0, "sample,loss\n")]
    [InlineData(-1, "sample,loss\n")]
    [InlineData(1000, "sample,loss\n50,1\n100,2\n150,3\n")]
    public void Open_AtACheckpoint_CutsLaterAndHalfRows(long sample, string kept)
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder["metrics.csv"], "sample,loss\n50,1\n100,2\n150,3\n200,4.5");
        MetricsLog.Open(folder["metrics.csv"], ["loss"], sample).Dispose();

        Assert.Equal(kept, File.ReadAllText(folder["metrics.csv"]));
    }

    [Fact]
    public void Open_MissingFile_StartsWithTheHeader()
    {
        using var folder = new ScratchFolder();
        MetricsLog.Open(folder["metrics.csv"], ["loss"], 100).Dispose();
        Assert.Equal("sample,loss\n", File.ReadAllText(folder["metrics.csv"]));
    }

    [Theory]
    [InlineData("sample,other\n50,1\n", "columns")]
    [InlineData("sample,loss\n50,1\nnonsense\n", "Line 3")]
    public void Open_AlteredFile_IsRefusedAndLeftAlone(string text, string inMessage)
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder["metrics.csv"], text);

        var error = Assert.Throws<InvalidInputException>(() => MetricsLog.Open(folder["metrics.csv"], ["loss"], 100));

        Assert.Equal("output", error.Kind);
        Assert.Contains(inMessage, error.Message, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(folder["metrics.csv"]));
    }

    [Fact]
    public void Append_OutOfOrder_IsAProgrammingError()
    {
        using var folder = new ScratchFolder();
        using MetricsLog log = MetricsLog.Open(folder["metrics.csv"], ["loss"], -1);
        log.Append(5, 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => log.Append(5, 1));
        Assert.Throws<ArgumentException>(() => log.Append(6, 1, 2));
    }

    [UnixFact(FullDevice.Path)]
    public void Append_FullDisk_SaysSo()
    {
        using var full = FullDevice.Take();
        using var folder = new ScratchFolder();
        File.CreateSymbolicLink(folder["metrics.csv"], FullDevice.Path);

        MetricsLog log = MetricsLog.Open(folder["metrics.csv"], ["loss"], -1);
        var error = Assert.Throws<InvalidInputException>(log.Flush);
        Assert.Throws<InvalidInputException>(log.Dispose); // closes the device nonetheless, which would stay locked otherwise

        Assert.Contains("disk is full", error.Message, StringComparison.Ordinal);
    }
}
