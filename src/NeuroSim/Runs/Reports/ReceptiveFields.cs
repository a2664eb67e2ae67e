using NeuroSim.Networks;
using NeuroSim.Recording.Charts;

namespace NeuroSim.Runs.Reports;

/// <summary>Weights of the first layer as images.</summary>
internal static class ReceptiveFields
{
    private const int MostShown = 64, LeastSide = 4;

    public static void Write(HtmlText html, ReportedRun run, LayerState first)
    {
        if (ChartOf(first, run) is { } fields)
        {
            html.Add($"<h3>Receptive fields</h3>");
            html.Figure(fields, "Figures 2 and 6 of the paper: weights of the first-layer neurons with the largest weight norm, largest "
                + "first, each on its own scale: blue below 0, white 0, orange above. The paper finds blobs, some oriented strokes and "
                + "a few small local detectors; a neuron that learned nothing shows even noise.");
        }
    }

    private static ImageGridChart? ChartOf(LayerState first, ReportedRun run)
    {
        int inputs = first.Layer.Inputs, neurons = first.Layer.Neurons;
        bool isAnImage = run.Representation is { } images && images.Rows * images.Columns == inputs;
        int columns = isAnImage ? run.Representation!.Columns : (int)Math.Sqrt(inputs);
        if (columns < LeastSide || inputs % columns != 0 || inputs / columns < LeastSide)
            return null;
        int[] shown = [.. Enumerable.Range(0, neurons).OrderByDescending(j => SquaredNorm(Weights(first, j))).ThenBy(j => j).Take(MostShown)];
        return new ImageGridChart
        {
            Name = "representation-weights",
            Title = $"Receptive fields: what {shown.Length} of {neurons} neurons of the first layer look for",
            Description = $"Weights of {shown.Length} neurons as images of {inputs / columns} x {columns} pixels.",
            Columns = columns,
            Images = [.. shown.Select(j => new GridImage(FormattableString.Invariant($"1/{j + 1}"), [.. Weights(first, j)]))],
        };
    }

    private static float[] Weights(LayerState layer, int neuron) =>
        [.. layer.Forward.Row(neuron)[..layer.Layer.Inputs].ToArray().Select(weight => float.IsFinite(weight) ? weight : 0)];

    private static double SquaredNorm(float[] weights) => weights.Sum(weight => (double)weight * weight);
}
