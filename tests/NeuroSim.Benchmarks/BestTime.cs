using System.Diagnostics;

namespace NeuroSim.Benchmarks;

/// <summary>Times an action with a stopwatch. The best round counts: everything else on the machine only makes a round slower.</summary>
internal static class BestTime
{
    private const int Rounds = 12;
    private const double RoundSeconds = 0.03, WarmUpSeconds = 0.2;

    /// <summary>Seconds per call.</summary>
    public static double Of(Action action)
    {
        var watch = Stopwatch.StartNew();
        int calls = 0;
        for (; watch.Elapsed.TotalSeconds < WarmUpSeconds; calls++)
            action();
        int perRound = Math.Max(1, (int)(calls * RoundSeconds / watch.Elapsed.TotalSeconds));
        double best = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            watch.Restart();
            for (int call = 0; call < perRound; call++)
                action();
            best = Math.Min(best, watch.Elapsed.TotalSeconds / perRound);
        }

        return best;
    }
}
