using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

/// <summary>Damage to the checkpoints of an unfinished run, made by taking the result of a finished one away.</summary>
public sealed class CheckpointErrorTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();
    private readonly string _experiment;

    public CheckpointErrorTests()
    {
        _experiment = TinyExperiment.In(_scratch);
        Run("whole").Done();
        Run("broken", "--checkpoint-every", "0").Done();
        File.Delete(_scratch["broken/result.json"]);
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Unfinished_WithoutResume_IsRefused()
    {
        byte[] before = File.ReadAllBytes(_scratch["broken/checkpoint.bin"]);
        InProcess.Refused("output", ["holds an unfinished run", "--resume", "--out"], "run", _experiment, "--out", _scratch["broken"]);
        Assert.Equal(before, File.ReadAllBytes(_scratch["broken/checkpoint.bin"]));
    }

    [Theory]
    [InlineData("checkpoint.bin", true, true)]
    [InlineData("checkpoint.bin", false, true)]
    [InlineData("checkpoint.previous.bin", true, false)]
    public void One_Damaged_GoesOnFromTheOther(string name, bool truncated, bool noticed)
    {
        Damage(name, truncated);
        CommandOutput resumed = Run("broken", "--resume").Done();

        Assert.Equal(noticed, resumed.Error.Contains("goes on from the checkpoint before it, at sample 600", StringComparison.Ordinal));
        TinyExperiment.SameBytes(_scratch["whole"], _scratch["broken"]);
    }

    [Fact]
    public void Current_Missing_GoesOnFromThePrevious()
    {
        File.Delete(_scratch["broken/checkpoint.bin"]);
        Assert.Contains("is missing", Run("broken", "--resume").Done().Error, StringComparison.Ordinal);
        TinyExperiment.SameBytes(_scratch["whole"], _scratch["broken"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Both_Damaged_SaysHowToGoOn(bool truncated)
    {
        Damage("checkpoint.bin", truncated);
        Damage("checkpoint.previous.bin", truncated);
        InProcess.Refused(
            "checkpoint", ["\"checkpoint.bin\" cannot be used", "\"checkpoint.previous.bin\" cannot be used", "delete the checkpoints of this one and use --resume", "--out"],
            "run", _experiment, "--out", _scratch["broken"], "--resume");

        File.Delete(_scratch["broken/checkpoint.bin"]);
        File.Delete(_scratch["broken/checkpoint.previous.bin"]);
        Assert.Contains("starts from the beginning", Run("broken", "--resume").Done().Error, StringComparison.Ordinal);
        TinyExperiment.SameBytes(_scratch["whole"], _scratch["broken"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Metrics_Lost_IsRefused(bool deleted)
    {
        string metrics = _scratch["broken/metrics.csv"];
        File.WriteAllLines(metrics, File.ReadLines(metrics).Take(1).ToList());
        if (deleted)
            File.Delete(metrics);
        CommandOutput refused = Run("broken", "--resume");

        Assert.Equal(2, refused.Status);
        Assert.Contains("metrics.csv lacks rows up to sample 600", refused.Paragraph, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_WithTheOtherEngine_EndsWithTheSameBytes()
    {
        File.Move(_scratch["broken/checkpoint.previous.bin"], _scratch["broken/checkpoint.bin"], overwrite: true);
        Run("broken", "--resume", "--engine", "event", "--threads", "3").Done();
        TinyExperiment.SameBytes(_scratch["whole"], _scratch["broken"]);
    }

    private CommandOutput Run(string folder, params string[] more) => InProcess.Run(["run", _experiment, "--out", _scratch[folder], .. more]);

    private void Damage(string name, bool truncated)
    {
        string path = _scratch[$"broken/{name}"];
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, truncated ? bytes[..(bytes.Length / 2)] : bytes);
    }
}
