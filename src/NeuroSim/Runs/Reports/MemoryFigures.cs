using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Networks;
using NeuroSim.Numerics;
using NeuroSim.Recording;
using NeuroSim.Recording.Charts;

namespace NeuroSim.Runs.Reports;

/// <summary>What a run's own memories say after its last sample: means, variances, covariances.</summary>
internal static class MemoryFigures
{
    public static void Write(HtmlText html, ReportedRun run, NetworkState state)
    {
        LearningSettings learning = run.Experiment.Learning;
        if (learning.Rule == LearningRule.Backprop)
            return; // it keeps no such memories
        html.Add($"<h3>Memories</h3>");
        string target = learning.Coefficients.TargetVariance.ToString(CultureInfo.InvariantCulture);
        html.Paragraph($"Read from the memories of {run.Label} after its last sample; the rule drives variances towards {target} and "
            + $"covariances towards 0.");
        html.Table(
            "Layers at the end of learning",
            ["layer", "neurons", "mean activation", "mean variance", "covariance (root mean square)", "neurons without variance"],
            state.Layers.Select((layer, l) => (string[])
            [
                FormattableString.Invariant($"layer {l + 1}"), Words.Count(layer.Layer.Neurons),
                learning.IsBatched ? "not remembered" : ChartUnit.Plain(Own(layer, layer.Mean).Average()),
                ChartUnit.Plain(LayerStatistics.Of(layer).Variance), ChartUnit.Plain(LayerStatistics.Of(layer).Covariance),
                Words.Count(Own(layer, layer.Variance).Count(variance => variance < 1e-6)),
            ]));
        html.Figure(Variances(state), "Neurons of each layer, the least active first; a neuron whose variance is 0 says nothing about "
            + "its input.");
    }

    private static XyChart Variances(NetworkState state) => new()
    {
        Name = "representation-variance",
        Title = "Variance of every neuron",
        Description = "Running variances of the neurons of each layer, ascending.",
        X = new ChartAxis("neurons, ascending") { IsShare = true },
        Y = new ChartAxis("running variance v"),
        Series = [.. state.Layers.Select((layer, l) => new XySeries($"layer {l + 1}", Ascending(Own(layer, layer.Variance)), XyStyle.Line))],
    };

    private static ImmutableArray<XyPoint> Ascending(IEnumerable<float> values)
    {
        float[] sorted = [.. values.Where(float.IsFinite).Order()];
        int stride = (sorted.Length + 255) / 256;
        var points = sorted.Select((value, i) => new XyPoint((i + 1.0) / sorted.Length, value));
        return [.. points.Where((_, i) => i % stride == 0 || i == sorted.Length - 1)];
    }

    private static float[] Own(LayerState layer, AlignedFloats values) => values.Span[..layer.Layer.Neurons].ToArray();
}
