using System.Collections.Immutable;
using NeuroSim.Runs;

namespace NeuroSim.Cli;

/// <summary>The numbers of a result by the names that an <c>expect:</c> block uses.</summary>
internal static class RunFigures
{
    public static Dictionary<string, double> Of(RunResult result, RunSpeed? speed, long peakMemoryBytes)
    {
        var figures = new Dictionary<string, double>(StringComparer.Ordinal)
        {
            ["accuracy"] = result.Accuracy,
            ["samples"] = result.Samples,
            ["peakMemoryBytes"] = peakMemoryBytes,
        };
        for (int l = 0; l < result.AccuracyPerLayer.Length; l++)
            figures[$"accuracyPerLayer[{l}]"] = result.AccuracyPerLayer[l];
        if (speed is not null)
        {
            figures["trainSeconds"] = speed.TrainSeconds;
            figures["samplesPerSecond"] = speed.SamplesPerSecond;
        }

        foreach ((string name, ImmutableArray<double> runs) in result.Figures)
            figures[name] = runs.Average();
        return figures;
    }
}
