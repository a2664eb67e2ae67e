using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class SignalTests
{
    [UnixFact]
    public void Interrupt_SavesAndResumesToTheSameBytes() => StopAndResume(NeuroSimProcess.Interrupt);

    [UnixFact]
    public void Terminate_SavesAndResumesToTheSameBytes() => StopAndResume(NeuroSimProcess.Terminate);

    [UnixFact]
    public void Interrupt_WhileHeadsAreMeasured_ResumesToTheSameBytes()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch);
        string[] arguments = ["run", experiment, "--set", "head.epochs=300", "--out"];
        using NeuroSimProcess process = NeuroSimProcess.Start(scratch.Path, [.. arguments, scratch["broken"]]);
        process.Await(_ => File.Exists(scratch["broken/checkpoint.bin"]));
        process.Signal(NeuroSimProcess.Interrupt);
        CommandOutput stopped = process.Wait();

        Assert.Equal(130, stopped.Status);
        Assert.Contains("--resume", stopped.Paragraph, StringComparison.Ordinal);
        InProcess.Run([.. arguments, scratch["broken"], "--resume"]).Done();
        InProcess.Run([.. arguments, scratch["whole"]]).Done();
        TinyExperiment.SameBytes(scratch["whole"], scratch["broken"]);
    }

    [UnixFact]
    public void Interrupt_Twice_EndsAtOnce()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch, "learning: { epochs: 10000 }");
        using NeuroSimProcess process = NeuroSimProcess.Start(
            scratch.Path, "run", experiment, "--out", scratch["run"], "--engine", "event", "--set", "network.layers=[512, 512, 256]");
        process.Await(started => started.Said("784-512-512-256"));
        process.Signal(NeuroSimProcess.Interrupt);
        process.Await(stopping => stopping.Said("Stopping"));
        process.Signal(NeuroSimProcess.Interrupt);
        CommandOutput ended = process.Wait();

        Assert.Equal(130, ended.Status);
        Assert.DoesNotContain("neurosim:", ended.Error, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Folder_InUse_IsRefused()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch, "learning: { epochs: 10000 }");
        using NeuroSimProcess process = NeuroSimProcess.Start(scratch.Path, "run", experiment, "--out", scratch["run"], "--checkpoint-every", "0");
        process.Await(_ => File.Exists(scratch["run/checkpoint.bin"]));

        InProcess.Refused("output", ["Another run is writing"], "run", experiment, "--out", scratch["run"], "--resume");
    }

    [UnixFact]
    public void Compare_InterruptedInTheMiddle_EndsWithTheSameComparison()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch, "learning: { epochs: 12 }");
        NeuroSimProcess.Run(scratch.Path, "compare", experiment, "--out", scratch["whole"]).Done();
        CommandOutput stopped = Stopped(NeuroSimProcess.Interrupt, scratch, "shifted/checkpoint.bin", "compare", experiment);

        Assert.Contains("--resume", stopped.Paragraph, StringComparison.Ordinal);
        Assert.False(File.Exists(scratch["broken/compare.json"]));
        NeuroSimProcess.Run(scratch.Path, "compare", experiment, "--out", scratch["broken"], "--resume").Done();
        Assert.Equal(ComparisonText.WithoutSpeeds(scratch["whole/compare.json"]), ComparisonText.WithoutSpeeds(scratch["broken/compare.json"]));
        Assert.Equal(File.ReadAllBytes(scratch["whole/report.md"]), File.ReadAllBytes(scratch["broken/report.md"]));
        Assert.All((string[])["synchronous", "shifted", "pipelined"], part => TinyExperiment.SameBytes(scratch[$"whole/{part}"], scratch[$"broken/{part}"]));
    }

    private static void StopAndResume(int signal)
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch, "learning: { epochs: 25 }");
        CommandOutput stopped = Stopped(signal, scratch, "checkpoint.bin", "run", experiment, "--json");

        ErrorDocument.Check(stopped, "interrupted", "a checkpoint is in", scratch["broken"], "--resume");
        Assert.Contains("--resume", stopped.Paragraph, StringComparison.Ordinal);
        Assert.False(File.Exists(scratch["broken/result.json"]));
        InProcess.Run("run", experiment, "--out", scratch["broken"], "--resume").Done();
        InProcess.Run("run", experiment, "--out", scratch["whole"]).Done();
        TinyExperiment.SameBytes(scratch["whole"], scratch["broken"]);
    }

    /// <summary>Starts a command on the folder "broken" and sends a signal once a file is there.</summary>
    private static CommandOutput Stopped(int signal, ScratchFolder scratch, string file, params string[] args)
    {
        using NeuroSimProcess process = NeuroSimProcess.Start(scratch.Path, [.. args, "--out", scratch["broken"], "--checkpoint-every", "0"]);
        process.Await(_ => File.Exists(scratch[$"broken/{file}"]));
        process.Signal(signal);
        CommandOutput stopped = process.Wait();
        Assert.Equal(130, stopped.Status);
        return stopped;
    }
}
