using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Recording.Charts;
using NeuroSim.Recording.Representations;

namespace NeuroSim.Runs.Reports;

/// <summary>How well the neurons separate the classes: in all, by layer, by class, and some of them in detail.</summary>
internal static class SelectivityFigures
{
    private const int Bins = 20, MostRows = 20;

    /// <summary>A row for every layer of every run that has a representation.</summary>
    public static void Table(HtmlText html, ReportedRun[] runs) => html.Table(
        "Activations over the test images",
        ["layer", "neurons", "mean separability", "largest", "separability 0.4 or more", "dead", "correlation (root mean square)"],
        runs.SelectMany(run => run.Representation!.Layers.Select((layer, l) => (string[])
        [
            $"{(runs.Length > 1 ? run.Label + ", " : "")}layer {l + 1}", Words.Count(layer.Separability.Length),
            Short(layer.Separability.Average()), Short(layer.Separability.Max()),
            $"{Words.Count(layer.Strong())} ({Words.Share(layer.Strong() / (double)layer.Separability.Length)})",
            Words.Count(layer.Dead), Short(layer.Correlation),
        ])));

    /// <summary>Histogram of the separability of each layer.</summary>
    public static void Histogram(HtmlText html, Representation all) => html.Figure(
        new BarChart
        {
            Name = "representation-separability",
            Title = "Separability of the neurons: how much of a neuron's variance its class explains",
            Description = $"Histogram of eta squared: {string.Join("; ", all.Layers.Select(Summary))}.",
            CategoryTitle = "separability η² (bins of 0.05, named by their lower end)",
            Categories = [.. Enumerable.Range(0, LastBin(all) + 1).Select(bin => Short(bin / (double)Bins))],
            Value = new ChartAxis("neurons of the layer") { IsShare = true },
            Series = [.. all.Layers.Select((layer, l) => new BarSeries($"layer {l + 1}", [.. Shares(layer, LastBin(all))]))],
        },
        "η² is the variance of the class means over the whole variance of a neuron's activation: at 0 a neuron says nothing about the "
            + "class, at 1 nothing else. The paper finds poor selectivity on average in its second layer (figure 3: bars at the left) "
            + "and a minority of specialists (figure 4: bars at the right).");

    /// <summary>The best neuron of every layer for each class.</summary>
    public static void BestTable(HtmlText html, Representation all)
    {
        int[] classes = [.. Enumerable.Range(0, all.ImagesPerClass.Length).Where(c => all.ImagesPerClass[c] > 0)];
        void Write() => html.Table(
            "The most selective neuron for each class, its selectivity d′, and how many neurons respond to this class most",
            ["class", "test images", .. all.Layers.SelectMany((_, l) => (string[])[$"layer {l + 1}", "d′", "prefer it"])],
            classes.Select(c => (string[])
            [
                Number(c), Words.Count(all.ImagesPerClass[c]), .. all.Layers.SelectMany((layer, l) => Cells(layer.Classes[c], l)),
            ]));
        if (classes.Length <= MostRows)
            Write();
        else
            html.Folded("The most selective neuron for each class", Write);
    }

    /// <summary>Activations by class of the most and of the least separable neurons of the last layer.</summary>
    public static void Distributions(HtmlText html, Representation all)
    {
        const string Reading = "A box holds the middle half of a class's test images, the line in it is the median, the dot the mean, "
            + "the whisker runs from 5 % to 95 %; orange is the class of the largest mean.";
        if (!all.Separable.IsEmpty)
        {
            html.Figure(Boxes(all, all.Separable, "good"), "Figures 5 and 8 of the paper: the neurons of the largest η², no two of "
                + $"which prefer the same class. A specialist has one class apart from all others. {Reading}");
        }

        if (!all.Inseparable.IsEmpty)
        {
            html.Figure(Boxes(all, all.Inseparable, "poor"), "Figure 7 of the paper: the living neurons of the smallest η². The more "
                + $"the boxes overlap, the less a neuron says about the class. {Reading}");
        }
    }

    /// <summary>A neuron as pages write it, layer and number from 1.</summary>
    public static string NameOf(int layer, int neuron) => FormattableString.Invariant($"{layer + 1}/{neuron + 1}");

    /// <summary>A number of a class.</summary>
    public static string Number(int c) => c.ToString(CultureInfo.InvariantCulture);

    /// <summary>A measure with two digits.</summary>
    public static string Short(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static BoxChart Boxes(Representation all, ImmutableArray<ClassDistribution> neurons, string kind) => new()
    {
        Name = $"representation-{kind}",
        Title = $"Neurons of the last layer with {kind} class separability",
        Description = $"Activations by class of {string.Join(", ", neurons.Select(one => TitleOf(all, one)))}.",
        CategoryTitle = "class",
        Categories = [.. Shown(all).Select(Number)],
        Value = new ChartAxis("activation z (each neuron on its own scale)"),
        Panels = [.. neurons.Select(one => new BoxPanel(TitleOf(all, one), [.. Shown(all).Select(c => BoxOf(one.Classes[c]))]))],
    };

    private static IEnumerable<int> Shown(Representation all) =>
        Enumerable.Range(0, Math.Min(Representation.MostClasses, all.ImagesPerClass.Length)).Where(c => all.ImagesPerClass[c] > 0);

    private static Box? BoxOf(ActivationSpread? spread) =>
        spread is null ? null : new Box(spread.Low, spread.Quarter, spread.Median, spread.ThreeQuarters, spread.High, spread.Mean);

    private static string TitleOf(Representation all, ClassDistribution one) =>
        $"neuron {NameOf(one.Layer, one.Neuron)}, η² = {Short(all.Layers[one.Layer].Separability[one.Neuron])}";

    private static string Summary(LayerRepresentation layer, int number) =>
        $"layer {number + 1} has a mean of {Short(layer.Separability.Average())} and {layer.Strong()} neurons of 0.4 or more";

    private static string[] Cells(ClassResponse response, int layer) =>
        [response.Neuron < 0 ? "none" : NameOf(layer, response.Neuron), Short(response.Selectivity), Words.Count(response.Preferring)];

    private static int LastBin(Representation all) => all.Layers.SelectMany(layer => layer.Separability).Max(Bin);

    private static int Bin(double separability) => Math.Clamp((int)(separability * Bins), 0, Bins - 1);

    private static IEnumerable<double?> Shares(LayerRepresentation layer, int last)
    {
        ILookup<int, double> bins = layer.Separability.ToLookup(Bin);
        return Enumerable.Range(0, last + 1).Select(bin => (double?)(bins[bin].Count() / (double)layer.Separability.Length));
    }
}
