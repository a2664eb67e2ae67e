using System.Text;
using System.Text.Json;
using NeuroSim.Engines;

namespace NeuroSim.Recording.Traces;

/// <summary>A trace as one JSON document: what was traced, then an array a signal and an array a tick, all of the same length.</summary>
public static class JsonTrace
{
    private static readonly (string Name, Func<NeuronSample, long> Of)[] Ticks =
    [
        ("read", row => row.ReadTick), ("sum", row => row.SumTick), ("ready", row => row.ReadyTick),
        ("lateral", row => row.LateralTick), ("error", row => row.ErrorTick), ("write", row => row.WriteTick),
    ];

    private static readonly (string Name, Func<NeuronSample, float> Of)[] More = [("weightRead", row => row.WeightRead), ("slope", row => row.Slope), ("own", row => row.Own)];

    /// <summary>Writes the document with at most <paramref name="most"/> samples; a signal that is no finite number is null, and so is a tick that did not come.</summary>
    public static void Write(NeuronTrace trace, TextWriter target, int most = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(target);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            Describe(trace, json);
            Columns(trace.Rows.AsSpan()[..Math.Min(most, trace.Rows.Length)], json);
            json.WriteEndObject();
        }

        target.Write(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
        target.Write('\n');
    }

    private static void Describe(NeuronTrace trace, Utf8JsonWriter json)
    {
        json.WriteString("name", trace.Name);
        json.WriteNumber("seed", trace.Network.Seed);
        json.WriteString("neuron", trace.Place);
        json.WriteNumber("input", trace.Input + 1);
        json.WriteNumber("samples", trace.Rows.Length);
        json.WriteString("schedule", trace.Schedule);
        json.WriteNumber("writeEvery", trace.Network.WriteEvery);
        json.WriteNumber("tickSeconds", trace.Network.TickSeconds);
        json.WriteNumber("periodTicks", trace.Network.PeriodTicks);
        json.WriteStartObject("meanings");
        foreach (TraceSignal signal in TraceSignal.All)
            json.WriteString(signal.Name, signal.Meaning);
        json.WriteEndObject();
    }

    private static void Columns(ReadOnlySpan<NeuronSample> rows, Utf8JsonWriter json)
    {
        json.WriteStartArray("sample");
        foreach (NeuronSample row in rows)
            json.WriteNumberValue(row.Sample);
        json.WriteEndArray();
        json.WriteStartObject("ticks");
        foreach ((string name, Func<NeuronSample, long> of) in Ticks)
            Column(json, name, rows, of);
        json.WriteEndObject();
        json.WriteStartObject("signals");
        foreach (TraceSignal signal in TraceSignal.All)
            Column(json, signal.Name, rows, signal.Value);
        foreach ((string name, Func<NeuronSample, float> of) in More)
            Column(json, name, rows, of);
        json.WriteEndObject();
    }

    private static void Column(Utf8JsonWriter json, string name, ReadOnlySpan<NeuronSample> rows, Func<NeuronSample, long> of)
    {
        json.WriteStartArray(name);
        foreach (NeuronSample row in rows)
        {
            if (of(row) == NeuronSample.Never)
                json.WriteNullValue();
            else
                json.WriteNumberValue(of(row));
        }

        json.WriteEndArray();
    }

    private static void Column(Utf8JsonWriter json, string name, ReadOnlySpan<NeuronSample> rows, Func<NeuronSample, float> of)
    {
        json.WriteStartArray(name);
        foreach (NeuronSample row in rows)
        {
            if (float.IsFinite(of(row)))
                json.WriteNumberValue(of(row));
            else
                json.WriteNullValue();
        }

        json.WriteEndArray();
    }
}
