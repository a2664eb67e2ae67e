using System.Diagnostics;
using NeuroSim.Numerics;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

/// <summary>Runs that are killed like by a power cut of the process, at instants drawn anew for each start and resume.</summary>
public sealed class KillTests : IDisposable
{
    private const int MostRuns = 40;

    private static readonly Philox Draws = new(20, RandomStream.Head);

    private readonly ScratchFolder _scratch = new();
    private string _experiment = "";
    private TimeSpan _duration;
    private int _kills, _wanted;

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(20, "learning: { epochs: 10, writeEvery: 7 }", "hardware: { schedule: pipelined }")]
    [InlineData(8, "learning: { rule: trl-s, epochs: 20, batchNorm: full, lateralDensity: 0.5 }", "stream: { chunk: 8 }")]
    public void Run_KilledAtRandomInstants_EndsWithTheBytesOfAnUnbrokenRun(int kills, string learning, string more)
    {
        (_experiment, _wanted) = (TinyExperiment.In(_scratch, learning, more), kills);
        long started = Stopwatch.GetTimestamp();
        using (NeuroSimProcess unbroken = Start("whole"))
            unbroken.Wait().Done();
        _duration = Stopwatch.GetElapsedTime(started);
        int runs = 0;
        for (; _kills < _wanted && runs < MostRuns; runs++)
        {
            Break($"broken-{runs}");
            TinyExperiment.SameBytes(_scratch["whole"], _scratch[$"broken-{runs}"]);
        }

        Assert.Equal(_wanted, _kills);
    }

    /// <summary>Starts a run and kills it as often as an instant comes before its end, or until there were enough kills; then lets it end.</summary>
    private void Break(string folder)
    {
        long started = Stopwatch.GetTimestamp();
        if (!WasKilled(folder))
        {
            _duration = Stopwatch.GetElapsedTime(started); // the machine is less busy than it was
            return;
        }

        while (_kills < _wanted && WasKilled(folder))
            continue;
        using NeuroSimProcess last = Start(folder);
        last.Wait().Done();
    }

    private bool WasKilled(string folder)
    {
        using NeuroSimProcess process = Start(folder);
        bool killed = process.KillAfter(_duration * Draws.Uniform(0, (ulong)_kills));
        _kills += killed ? 1 : 0;
        return killed;
    }

    private NeuroSimProcess Start(string folder) =>
        NeuroSimProcess.Start(_scratch.Path, "run", _experiment, "--out", _scratch[folder], "--checkpoint-every", "0", "--threads", "1", "--resume");
}
