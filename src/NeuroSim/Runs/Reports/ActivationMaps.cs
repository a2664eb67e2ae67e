using NeuroSim.Recording.Charts;
using NeuroSim.Recording.Representations;

namespace NeuroSim.Runs.Reports;

/// <summary>Which classes the most selective neurons of a layer answer to, and how they correlate.</summary>
internal static class ActivationMaps
{
    /// <summary>Both maps of the last layer, those of the layers before it folded.</summary>
    public static void Write(HtmlText html, Representation all)
    {
        int last = all.Layers.Length - 1;
        Write(html, all, last);
        for (int l = 0; l < last; l++)
        {
            int layer = l;
            html.Folded($"The same of layer {layer + 1}", () => Write(html, all, layer));
        }
    }

    private static void Write(HtmlText html, Representation all, int number)
    {
        LayerRepresentation layer = all.Layers[number];
        if (layer.Map.Neurons.IsEmpty)
            return;
        html.Figure(Means(all, layer, number), "For each class in turn the neurons with the largest selectivity d′ for it. Colours are "
            + "a neuron's mean activation for a class, in standard deviations from its mean over all test images: orange above, blue "
            + "below, white no difference. Specialists form a diagonal of steps; further orange cells in a column are classes that the "
            + "neuron confuses.");
        html.Figure(Correlations(layer, number), "Pearson's correlation over the test images, neurons in the same order: blocks on the "
            + "diagonal are specialists of one class that say the same. TRL's covariance term works against correlation; over all "
            + $"pairs of living neurons of the layer the root mean square is {SelectivityFigures.Short(layer.Correlation)}.");
    }

    private static MatrixChart Means(Representation all, LayerRepresentation layer, int number)
    {
        int[] classes = [.. Enumerable.Range(0, layer.Map.Means[0].Length).Where(c => all.ImagesPerClass[c] > 0)];
        return new MatrixChart
        {
            Name = FormattableString.Invariant($"representation-means-{number + 1}"),
            Title = FormattableString.Invariant($"Mean activation by class: the most selective neurons of layer {number + 1}"),
            Description = $"Mean activations of {layer.Map.Neurons.Length} neurons for {classes.Length} classes.",
            RowTitle = "class",
            Rows = [.. classes.Select(SelectivityFigures.Number)],
            ColumnTitle = "neuron",
            Columns = [.. layer.Map.Neurons.Select(j => SelectivityFigures.NameOf(number, j))],
            Value = new ChartAxis("mean activation (standard deviations)"),
            Values = [.. classes.SelectMany(c => layer.Map.Means.Select(means => means[c]))],
        };
    }

    private static MatrixChart Correlations(LayerRepresentation layer, int number)
    {
        NeuronMap map = layer.Map;
        string[] names = [.. map.Neurons.Select(j => SelectivityFigures.NameOf(number, j))];
        return new MatrixChart
        {
            Name = FormattableString.Invariant($"representation-correlation-{number + 1}"),
            Title = FormattableString.Invariant($"Correlations between the most selective neurons of layer {number + 1}"),
            Description = $"Correlations between {names.Length} neurons of layer {number + 1}.",
            RowTitle = "neuron",
            Rows = [.. names],
            ColumnTitle = "neuron",
            Columns = [.. names],
            Value = new ChartAxis("correlation") { Least = -1, Most = 1 },
            Values = [.. names.SelectMany((_, i) => names.Select((_, j) => i == j ? 1 : map.Correlations[Math.Max(i, j)][Math.Min(i, j)]))],
        };
    }
}
