using NeuroSim.Networks;
using NeuroSim.Recording.Representations;

namespace NeuroSim.Runs.Reports;

/// <summary>
/// What the neurons became: how they answer to the test images, from <c>representation.json</c>, and what they remember, from the last
/// checkpoint.
/// </summary>
internal static class RepresentationSection
{
    public static void Write(HtmlText html, ReportContent content)
    {
        foreach (ReportedRun run in content.Runs.Where(run => run.Representation is null))
            html.Paragraph($"{run.Label} has no {RepresentationJson.FileName}, as runs of an older version have none; run it again to "
                + $"see how its neurons answer to the test images.");
        ReportedRun first = content.Runs.FirstOrDefault(run => run.Representation is not null) ?? content.Runs[0];
        if (content.Runs.Length > 1)
            html.Paragraph($"The pictures are about {first.Label}.");
        NetworkState? state = LastState.Of(first);
        if (state is null)
            html.Paragraph($"There is no checkpoint of {first.Label} that can be read, so its weights and memories cannot be shown.");
        else
            ReceptiveFields.Write(html, first, state.Layers[0]);
        if (first.Experiment.Network.Recurrence > 1)
            html.Paragraph($"{first.Label} passes the layers behind its first more than once; what is called a layer here is a pass, in order.");
        if (first.Representation is { } all)
            Answers(html, content, all);
        if (state is not null)
            MemoryFigures.Write(html, first, state);
    }

    private static void Answers(HtmlText html, ReportContent content, Representation all)
    {
        html.Add($"<h3>Selectivity</h3>");
        html.Paragraph($"Activations of the frozen network for {Words.Count(all.ImagesPerClass.Sum())} test images. A neuron is named "
            + $"by its layer and number: 2/5 is the fifth of the second layer. It is dead when the variance of its activation is below "
            + $"1e-6.");
        SelectivityFigures.Table(html, [.. content.Runs.Where(run => run.Representation is not null)]);
        SelectivityFigures.Histogram(html, all);
        SelectivityFigures.Distributions(html, all);
        html.Add($"<h3>Neurons and classes</h3>");
        html.Paragraph("The selectivity d′ of a neuron for a class is its mean activation within the class minus that for all other "
            + "images, over the root of the mean of both variances: at 0 the class makes no difference; at 3, were both distributions "
            + "normal and equally wide, a threshold half way would be wrong for 7 % of either.");
        SelectivityFigures.BestTable(html, all);
        DrivingImageFigures.Write(html, all);
        html.Add($"<h3>Activations of a layer</h3>");
        ActivationMaps.Write(html, all);
    }
}
