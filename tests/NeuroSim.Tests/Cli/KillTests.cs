using System.Diagnostics;
using NeuroSim.Numerics;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class KillTests
{
    private const int Kills = 20;

    private static readonly Philox Draws = new(20, RandomStream.Head);

    [Fact]
    public void Run_KilledAtTwentyRandomInstants_EndsWithTheBytesOfAnUnbrokenRun()
    {
        using var scratch = new ScratchFolder();
        string experiment = TinyExperiment.In(scratch, "learning: { epochs: 16, writeEvery: 4 }", "hardware: { schedule: pipelined }");
        long started = Stopwatch.GetTimestamp();
        NeuroSimProcess.Run(scratch.Path, Arguments(experiment, scratch["whole"])).Done();
        TimeSpan duration = Stopwatch.GetElapsedTime(started);

        int kills = 0;
        for (int run = 0; kills < Kills; run++)
        {
            string folder = scratch[$"broken-{run}"];
            while (kills < Kills && WasKilled(scratch, experiment, folder, duration * Draws.Uniform((uint)kills, (ulong)run)))
                kills++;
            NeuroSimProcess.Run(scratch.Path, Arguments(experiment, folder)).Done();
            TinyExperiment.SameBytes(scratch["whole"], folder);
            Assert.InRange(run, 0, 10 * Kills);
        }
    }

    private static bool WasKilled(ScratchFolder scratch, string experiment, string folder, TimeSpan after)
    {
        using NeuroSimProcess process = NeuroSimProcess.Start(scratch.Path, Arguments(experiment, folder));
        return process.KillAfter(after);
    }

    private static string[] Arguments(string experiment, string folder) =>
        ["run", experiment, "--out", folder, "--checkpoint-every", "0", "--resume"];
}
