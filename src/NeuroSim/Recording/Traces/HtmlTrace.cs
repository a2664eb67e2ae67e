using System.Globalization;
using System.Net;
using NeuroSim.Engines;

namespace NeuroSim.Recording.Traces;

/// <summary>
/// A trace as one self-contained page: the computation graph, and a small plot of every signal, stepped through sample by sample with buttons, a slider or
/// the keyboard. It needs no network.
/// </summary>
public static class HtmlTrace
{
    /// <summary>Most samples a page holds, so that it opens at once; the other formats hold all.</summary>
    public const int MostSamples = 10_000;

    private const string Template = "traces/page.html";

    /// <summary>Writes the page; it opens at <paramref name="row"/>.</summary>
    public static void Write(NeuronTrace trace, in NeuronSample row, TextWriter target)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(target);
        ComputationGraph graph = ComputationGraph.Of(trace);
        using var data = new StringWriter(CultureInfo.InvariantCulture);
        JsonTrace.Write(trace, data, MostSamples);
        long at = Math.Min(row.Sample - trace.Rows[0].Sample, MostSamples - 1);
        string note = trace.Rows.Length > MostSamples
            ? string.Create(CultureInfo.InvariantCulture, $"This page holds the first {MostSamples} of {trace.Rows.Length} samples; the other formats hold all.")
            : "";
        foreach (string part in Page().Split("@@"))
        {
            target.Write(part switch
            {
                "title" => WebUtility.HtmlEncode($"{trace.Name}: neuron {trace.Place}"),
                "heading" => WebUtility.HtmlEncode(string.Create(CultureInfo.InvariantCulture, $"{trace.Name}: neuron {trace.Place}, weight of input {trace.Input + 1}")),
                "note" => note,
                "at" => at.ToString(CultureInfo.InvariantCulture),
                "last" => (Math.Min(trace.Rows.Length, MostSamples) - 1).ToString(CultureInfo.InvariantCulture),
                "graph" => SvgGraph.Of(graph, row),
                "data" => data.ToString(),
                _ => part,
            });
        }
    }

    private static string Page()
    {
        using Stream stream = typeof(HtmlTrace).Assembly.GetManifestResourceStream(Template)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
