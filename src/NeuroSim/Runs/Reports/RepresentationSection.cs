using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using NeuroSim.Crossbars;
using NeuroSim.Networks;
using NeuroSim.Numerics;
using NeuroSim.Recording;
using NeuroSim.Recording.Charts;

namespace NeuroSim.Runs.Reports;

/// <summary>What the neurons of the first run became: their variances, and the weights of some as images. From the last checkpoint.</summary>
internal static class RepresentationSection
{
    private const int MostImages = 24;

    public static void Write(HtmlText html, ReportContent content)
    {
        ReportedRun run = content.Runs[0];
        if (Load(run) is not { } state)
        {
            html.Paragraph($"There is no checkpoint of {run.Label} that can be read, so the neurons cannot be shown.");
            return;
        }

        float target = run.Experiment.Learning.Coefficients.TargetVariance;
        html.Paragraph($"Read from the memories of {run.Label} after its last sample; the rule drives variances towards {target.ToString(System.Globalization.CultureInfo.InvariantCulture)} and covariances towards 0.");
        html.Table("Layers at the end of learning", ["layer", "neurons", "mean activation", "mean variance", "covariance (root mean square)", "neurons without variance"], state.Layers.Select((layer, l) => (string[])
        [
            FormattableString.Invariant($"layer {l + 1}"), Words.Count(layer.Layer.Neurons), ChartUnit.Plain(Own(layer, layer.Mean).Average()), ChartUnit.Plain(LayerStatistics.Of(layer).Variance),
            ChartUnit.Plain(LayerStatistics.Of(layer).Covariance), Words.Count(Own(layer, layer.Variance).Count(variance => variance < 1e-6)),
        ]));
        html.Figure(Variances(state), "Neurons of each layer, the least active first; a neuron whose variance is 0 says nothing about its input.");
        if (Images(state) is { } images)
            html.Figure(images, "Weights of neurons spread over the first layer, each on its own scale: blue below 0, white 0, orange above.");
    }

    private static NetworkState? Load(ReportedRun run)
    {
        if (run.Costs is null)
            return null;
        try
        {
            var store = new CheckpointStore(run.Folder, SHA256.HashData(Encoding.UTF8.GetBytes(run.Yaml)));
            using CheckpointReader? checkpoint = store.Load(_ => { });
            if (checkpoint is null)
                return null;
            var state = new NetworkState(run.Costs.Network with { Crossbar = CrossbarDesign.Ideal }); // weights alone: their converters are not asked
            StateCheckpoint.Load(checkpoint, state, state.Sections());
            return state;
        }
        catch (InvalidInputException)
        {
            return null; // a picture is worth no failed report
        }
    }

    private static XyChart Variances(NetworkState state) => new()
    {
        Name = "representation-variance",
        Title = "Variance of every neuron",
        Description = "Running variances of the neurons of each layer, ascending.",
        X = new ChartAxis("neurons, ascending") { IsShare = true },
        Y = new ChartAxis("running variance v"),
        Series = [.. state.Layers.Select((layer, l) => new XySeries(FormattableString.Invariant($"layer {l + 1}"), Ascending(Own(layer, layer.Variance)), XyStyle.Line))],
    };

    private static ImmutableArray<XyPoint> Ascending(IEnumerable<float> values)
    {
        float[] sorted = [.. values.Where(float.IsFinite).Order()];
        int stride = (sorted.Length + 255) / 256;
        return [.. sorted.Select((value, i) => new XyPoint((i + 1.0) / sorted.Length, value)).Where((_, i) => i % stride == 0 || i == sorted.Length - 1)];
    }

    private static ImageGridChart? Images(NetworkState state)
    {
        LayerState first = state.Layers[0];
        int inputs = first.Layer.Inputs, side = (int)Math.Round(Math.Sqrt(inputs)), shown = Math.Min(MostImages, first.Layer.Neurons);
        if (side * side != inputs || side < 4)
            return null;
        return new ImageGridChart
        {
            Name = "representation-weights",
            Title = "What neurons of the first layer look for",
            Description = $"Weights of {shown} neurons of the first layer as images of {side} x {side} pixels.",
            Columns = side,
            Images = [.. Enumerable.Range(0, shown).Select(i => (int)((long)i * first.Layer.Neurons / shown)).Select(
                j => new GridImage(FormattableString.Invariant($"1/{j + 1}"), [.. first.Forward.Row(j)[..inputs].ToArray().Select(weight => float.IsFinite(weight) ? weight : 0)]))],
        };
    }

    private static float[] Own(LayerState layer, AlignedFloats values) => values.Span[..layer.Layer.Neurons].ToArray();
}
