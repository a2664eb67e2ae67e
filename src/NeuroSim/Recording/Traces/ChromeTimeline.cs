using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuroSim.Engines;
using NeuroSim.Networks;

namespace NeuroSim.Recording.Traces;

/// <summary>
/// The timeline of the layers' parts as Chrome trace events: a process a layer, a thread a circuit, a duration event a part and sample, and the traced
/// neuron's signals as counters. Opens in Perfetto.
/// </summary>
public static class ChromeTimeline
{
    private static readonly string[] Circuits = ["feed-forward array", "neurons", "lateral array", "errors"];

    /// <summary>Writes the document; times are in microseconds, as the format wants them.</summary>
    public static void Write(NeuronTrace trace, TextWriter target)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(target);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("displayTimeUnit", "ns");
            json.WriteStartArray("traceEvents");
            for (int layer = 0; layer < trace.Network.Layers.Length; layer++)
                Name(json, trace.Network.Layers[layer], layer);
            foreach (PartSpan span in trace.Timeline)
                Duration(json, trace.Network, span);
            Counters(json, trace);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        target.Write(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
        target.Write('\n');
    }

    private static void Name(Utf8JsonWriter json, Layer layer, int index)
    {
        Metadata(json, "process_name", index + 1, 0, string.Create(CultureInfo.InvariantCulture, $"layer {index + 1}: {layer.Inputs} inputs, {layer.Neurons} neurons"));
        for (int circuit = 0; circuit < Circuits.Length; circuit++)
            Metadata(json, "thread_name", index + 1, circuit + 1, Circuits[circuit]);
    }

    private static void Metadata(Utf8JsonWriter json, string kind, int process, int thread, string name)
    {
        Begin(json, kind, "M", process, thread);
        json.WriteStartObject("args");
        json.WriteString("name", name);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Duration(Utf8JsonWriter json, Network network, in PartSpan span)
    {
        Begin(json, NameOf(network, span), "X", span.Layer + 1, ThreadOf(span.Part));
        json.WriteString("cat", "layer");
        json.WriteNumber("ts", Microseconds(network, span.StartTick));
        json.WriteNumber("dur", Microseconds(network, span.EndTick - span.StartTick));
        json.WriteStartObject("args");
        json.WriteNumber("sample", span.Sample);
        json.WriteNumber("startTick", span.StartTick);
        json.WriteNumber("endTick", span.EndTick);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Counters(Utf8JsonWriter json, NeuronTrace trace)
    {
        int process = trace.Network.Layers.Length + 1;
        Metadata(json, "process_name", process, 0, string.Create(CultureInfo.InvariantCulture, $"neuron {trace.Place}, weight of input {trace.Input + 1}"));
        foreach (NeuronSample row in trace.Timeline.Select(span => span.Sample).Distinct().Order().Select(trace.At).OfType<NeuronSample>())
        {
            foreach (TraceSignal signal in TraceSignal.All.Where(signal => signal.Tick(row) != NeuronSample.Never && float.IsFinite(signal.Value(row))))
            {
                Begin(json, signal.Name, "C", process, 0);
                json.WriteNumber("ts", Microseconds(trace.Network, signal.Tick(row)));
                json.WriteStartObject("args");
                json.WriteNumber(signal.Name, signal.Value(row));
                json.WriteEndObject();
                json.WriteEndObject();
            }
        }
    }

    private static void Begin(Utf8JsonWriter json, string name, string phase, int process, int thread)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("ph", phase);
        json.WriteNumber("pid", process);
        json.WriteNumber("tid", thread);
    }

    private static string NameOf(Network network, in PartSpan span) => span.Part switch
    {
        LayerPart.ForwardRead => "forward read",
        LayerPart.Neuron => "neuron",
        LayerPart.LateralRead => "lateral read",
        LayerPart.LateralWrite => "lateral write",
        LayerPart.Error => "error",
        _ => (span.Sample + 1) % network.WriteEvery == 0 ? "weight write" : "error held",
    };

    private static int ThreadOf(LayerPart part) => part switch
    {
        LayerPart.ForwardRead or LayerPart.WeightWrite => 1,
        LayerPart.Neuron => 2,
        LayerPart.LateralRead or LayerPart.LateralWrite => 3,
        _ => 4,
    };

    /// <summary>Decimal, so that 0.15 us is written as such; the division takes the zeros off its end.</summary>
    private static decimal Microseconds(Network network, long ticks) => ticks * (decimal)network.TickSeconds * 1_000_000m / 1.0000000000000000000000000000m;
}
