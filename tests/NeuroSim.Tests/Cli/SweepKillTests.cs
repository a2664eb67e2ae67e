using System.Diagnostics;
using NeuroSim.Numerics;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

/// <summary>Sweeps that are killed, stopped, and run into a full disk.</summary>
public sealed class SweepKillTests : IDisposable
{
    private const int Points = 6, Kills = 8, MostRuns = 30;

    private const string Lines = "learning: { epochs: 10 }\nsweep: { hardware.memory.resistance: [10 MOhm, 100 MOhm, 1 GOhm], seeds: 2 }";

    private static readonly Philox Draws = new(21, RandomStream.Head);

    private readonly ScratchFolder _scratch = new();
    private readonly string _experiment;

    public SweepKillTests() => _experiment = TinySweep.In(_scratch, Lines);

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Sweep_KilledAtRandomInstants_LosesNothingAndRunsNothingTwice()
    {
        long started = Stopwatch.GetTimestamp();
        InProcess.Run("run", _experiment, "--out", _scratch["whole"]).Done();
        TimeSpan duration = Stopwatch.GetElapsedTime(started);
        int kills = 0;
        for (int run = 0; kills < Kills && run < MostRuns; run++)
        {
            string folder = _scratch[$"broken-{run}"];
            while (kills < Kills && Killed(folder, duration * Draws.Uniform((uint)run, (ulong)kills)))
                kills++;
            started = Stopwatch.GetTimestamp();
            using NeuroSimProcess last = Start(folder);
            last.Wait().Done();
            if (kills == 0)
                duration = Stopwatch.GetElapsedTime(started); // the machine is less busy than it was
            TinySweep.SameBytes(_scratch["whole"], folder, Points);
        }

        Assert.Equal(Kills, kills);
    }

    [UnixFact]
    public void Sweep_Interrupted_SavesCheckpointsAndSaysHowToGoOn()
    {
        string experiment = TinySweep.In(_scratch, "learning: { epochs: 60 }\nsweep: { hardware.memory.resistance: [10 MOhm, 100 MOhm, 1 GOhm], seeds: 2 }");
        using NeuroSimProcess process = NeuroSimProcess.Start(_scratch.Path, "run", experiment, "--out", _scratch["broken"], "--jobs", "2");
        process.Await(_ => File.Exists(_scratch["broken/points/0000/result.json"]) && File.Exists(_scratch["broken/points/0002/metrics.csv"]));
        process.Signal(NeuroSimProcess.Interrupt);
        CommandOutput stopped = process.Wait();

        Assert.Equal(130, stopped.Status);
        Assert.Contains("of 6 points finished", stopped.Paragraph, StringComparison.Ordinal);
        Assert.Contains("--resume", stopped.Paragraph, StringComparison.Ordinal);
        Assert.Contains(
            Directory.GetFiles(_scratch["broken/points"], "checkpoint.bin", SearchOption.AllDirectories), file => !File.Exists(Path.Combine(Path.GetDirectoryName(file)!, "result.json")));
        InProcess.Run("run", experiment, "--out", _scratch["broken"], "--resume").Done();
        InProcess.Run("run", experiment, "--out", _scratch["whole"]).Done();
        TinySweep.SameBytes(_scratch["whole"], _scratch["broken"], Points);
    }

    [TmpfsFact]
    public void Disk_Full_IsAClearErrorAndLosesNothing()
    {
        using var disk = new SmallDisk(_scratch["disk"], kilobytes: 450);
        CommandOutput full = InProcess.Run("run", _experiment, "--out", _scratch["disk/sweep"], "--jobs", "1");

        Assert.Equal(2, full.Status);
        Assert.Contains("The disk is full", full.Paragraph, StringComparison.Ordinal);
        Assert.Contains("--resume", full.Paragraph, StringComparison.Ordinal);
        Dictionary<string, DateTime> finished = TinySweep.Results(_scratch["disk/sweep"]);
        Assert.NotEmpty(finished);
        Assert.True(finished.Count < Points);
        disk.Grow(kilobytes: 20_000);
        InProcess.Run("run", _experiment, "--out", _scratch["disk/sweep"], "--resume").Done();
        Assert.All(finished, file => Assert.Equal(file.Value, File.GetLastWriteTimeUtc(file.Key)));
        InProcess.Run("run", _experiment, "--out", _scratch["whole"]).Done();
        TinySweep.SameBytes(_scratch["whole"], _scratch["disk/sweep"], Points);
    }

    /// <summary>Whether a kill came before the end; results that were there keep their times.</summary>
    private bool Killed(string folder, TimeSpan after)
    {
        Dictionary<string, DateTime> before = TinySweep.Results(folder);
        using NeuroSimProcess process = Start(folder);
        bool killed = process.KillAfter(after);
        Dictionary<string, DateTime> now = TinySweep.Results(folder);
        Assert.All(before, file => Assert.Equal(file.Value, now[file.Key]));
        return killed;
    }

    private NeuroSimProcess Start(string folder) =>
        NeuroSimProcess.Start(_scratch.Path, "run", _experiment, "--out", folder, "--checkpoint-every", "0", "--jobs", "2", "--resume");
}
