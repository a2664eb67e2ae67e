using System.Collections.Immutable;
using NeuroSim.Recording.Charts;
using NeuroSim.Recording.Representations;

namespace NeuroSim.Runs.Reports;

/// <summary>The test images that drive some neurons most.</summary>
internal static class DrivingImageFigures
{
    public static void Write(HtmlText html, Representation all)
    {
        if (all.Images.IsEmpty)
        {
            html.Paragraph("No images that drive a neuron are shown: they are too large to keep, or no neuron is alive.");
            return;
        }

        int[] classes = [.. Enumerable.Range(0, all.Best.Length).Where(c => all.Best[c] is not null)];
        html.Figure(
            Strips(
                all, "best", "Test images that drive the most selective neuron of each class",
                [.. classes.Select(c => (BestName(all, c, all.Best[c]!), all.Best[c]!))]),
            "Figure 10 of the paper: for every class the neuron of the last layer with the largest selectivity d′ for it, and the test "
                + "images of its largest activations, strongest first, each with its class below. A specialist is driven by one class "
                + "alone; where other classes appear, no neuron of the layer has specialised in this one.");
        html.Figure(
            Strips(
                all, "early", $"Test images that drive the first neurons of layer {Math.Min(2, all.Layers.Length)} most",
                [.. all.Early.Select(one => (EarlyName(all, one), one))]),
            "Figure 9 of the paper: neurons in the order of their numbers, whatever they do, strongest image first. Alike images of "
                + "several classes show a detector of a shape, images of one class a specialist.");
    }

    private static string BestName(Representation all, int c, DrivenNeuron one) =>
        $"class {c}: neuron {NameOf(one)}, d′ = {SelectivityFigures.Short(all.Layers[one.Layer].Classes[c].Selectivity)}";

    private static string EarlyName(Representation all, DrivenNeuron one) =>
        $"neuron {NameOf(one)}, η² = {SelectivityFigures.Short(all.Layers[one.Layer].Separability[one.Neuron])}";

    private static string NameOf(DrivenNeuron one) => SelectivityFigures.NameOf(one.Layer, one.Neuron);

    private static ImageStripChart Strips(
        Representation all, string name, string title, ImmutableArray<(string Name, DrivenNeuron Neuron)> neurons)
    {
        var images = all.Images.ToDictionary(image => image.Image);
        return new ImageStripChart
        {
            Name = $"representation-{name}",
            Title = title,
            Description = $"The test images that drive {neurons.Length} neurons most, strongest first.",
            Columns = all.Columns,
            Strips =
            [
                .. neurons.Select(one => new ImageStrip(one.Name, [.. one.Neuron.Images.Select(drive => Image(images[drive.Image], drive))])),
            ],
        };
    }

    private static StripImage Image(ShownImage image, DrivingImage drive) => new(
        $"class {image.Class}", $"test image {image.Image} of class {image.Class}, activation {ChartUnit.Plain(drive.Activation)}",
        [.. image.Pixels.Span]);
}
