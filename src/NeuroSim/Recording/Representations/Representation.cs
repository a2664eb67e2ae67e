using System.Collections.Immutable;
using NeuroSim.Data;
using NeuroSim.Engines;

namespace NeuroSim.Recording.Representations;

/// <summary>
/// What the neurons of a frozen network answer to the test images: how well they separate the classes, which class each prefers, which
/// images
/// drive them. A function of the activations and labels alone.
/// </summary>
/// <param name="Rows">Rows of an image.</param>
/// <param name="Columns">Columns of an image.</param>
/// <param name="ImagesPerClass">Test images of every class; may be 0.</param>
/// <param name="Layers">Every layer that the activations have.</param>
/// <param name="Separable">Neurons of the last layer with the largest separability, no two of which prefer the same class.</param>
/// <param name="Inseparable">Other living neurons of the last layer, those with the smallest separability, smallest first.</param>
/// <param name="Early">The first living neurons of the second layer (the first, when there is one layer), with the images that drive
/// them.</param>
/// <param name="Best">For each of the first <see cref="MostClasses"/> classes the best neuron of the last layer, with the images that
/// drive it; null: none.</param>
/// <param name="Images">The images that those two name, ascending. Images too large to keep are left out, and with them Early and
/// Best.</param>
internal sealed record Representation(
    int Rows, int Columns, ImmutableArray<int> ImagesPerClass, ImmutableArray<LayerRepresentation> Layers,
    ImmutableArray<ClassDistribution> Separable, ImmutableArray<ClassDistribution> Inseparable,
    ImmutableArray<DrivenNeuron> Early, ImmutableArray<DrivenNeuron?> Best, ImmutableArray<ShownImage> Images)
{
    /// <summary>Classes that are described one by one in pictures.</summary>
    public const int MostClasses = 32;

    private const int MostExamples = 4, EarlyNeurons = 8, MostDriving = 6, MostPixels = 96_000;

    /// <summary>Analyses the activations of the test set.</summary>
    /// <param name="table">Activations of all layers.</param>
    /// <param name="images">The images they are for.</param>
    /// <param name="classes">Number of classes, above every label.</param>
    public static Representation Of(FeatureTable table, ImageSet images, int classes)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(images);
        int last = table.NeuronsPerLayer.Count - 1, second = Math.Min(1, last), shown = Math.Min(classes, MostClasses);
        var moments = new ClassMoments[last + 1];
        for (int l = 0; l <= last; l++)
            moments[l] = ClassMoments.Of(table, l, images.Labels, classes);
        ImmutableArray<LayerRepresentation> layers = [.. moments.Select((one, l) => LayerRepresentation.Of(table, l, one))];
        int[] ranked = [.. BySeparability(moments[last])], good = [.. ranked.DistinctBy(moments[last].Preferred).Take(MostExamples)];
        int[] poor = [.. ranked.Except(good).Reverse().Take(MostExamples)];
        int driving = Math.Min(MostDriving, MostPixels / (images.PixelsPerImage * (EarlyNeurons + shown)));
        ImmutableArray<DrivenNeuron> early = FirstAlive(table, moments[second], second, driving);
        ImmutableArray<DrivenNeuron?> best = BestByClass(table, layers[last], last, shown, driving);
        return new Representation(
            images.Rows, images.Columns, [.. Enumerable.Range(0, classes).Select(moments[last].ImagesOf)], layers,
            [.. good.Select(j => ClassDistribution.Of(table, last, j, images.Labels, shown))],
            [.. poor.Select(j => ClassDistribution.Of(table, last, j, images.Labels, shown))],
            early, best, Shown(images, early.Concat(best.OfType<DrivenNeuron>())));
    }

    /// <summary>Living neurons, the most separable first.</summary>
    private static IEnumerable<int> BySeparability(ClassMoments moments) =>
        Enumerable.Range(0, moments.Neurons).Where(moments.IsAlive).OrderByDescending(moments.Separability).ThenBy(j => j);

    private static ImmutableArray<DrivenNeuron> FirstAlive(FeatureTable table, ClassMoments moments, int layer, int driving)
    {
        var alive = Enumerable.Range(0, driving == 0 ? 0 : moments.Neurons).Where(moments.IsAlive);
        return [.. alive.Take(EarlyNeurons).Select(j => DrivenNeuron.Of(table, layer, j, driving))];
    }

    private static ImmutableArray<DrivenNeuron?> BestByClass(
        FeatureTable table, LayerRepresentation layer, int number, int classes, int driving)
    {
        var neurons = layer.Classes.Take(classes).Select(one => one.Neuron);
        return [.. neurons.Select(j => driving == 0 || j < 0 ? null : DrivenNeuron.Of(table, number, j, driving))];
    }

    private static ImmutableArray<ShownImage> Shown(ImageSet images, IEnumerable<DrivenNeuron> neurons)
    {
        var named = neurons.SelectMany(one => one.Images).Select(one => one.Image).Distinct().Order();
        return [.. named.Select(index => ShownImage.Of(images, index))];
    }
}
