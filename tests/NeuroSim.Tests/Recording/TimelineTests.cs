using System.Collections.Immutable;
using System.Text.Json;
using NeuroSim.Engines;
using NeuroSim.Networks;
using NeuroSim.Recording.Traces;
using NeuroSim.Tests.Engines;

namespace NeuroSim.Tests.Recording;

public sealed class TimelineTests
{
    [Theory]
    [CombinatorialSchedules]
    public void Spans_OfEveryPart_LastAsLongAsTheirLatencies(Schedule schedule, int writeEvery)
    {
        NeuronTrace trace = ToyTrace.Of(schedule, writeEvery);
        PartLatencies latencies = ToyNetwork.Latencies;
        long asked = writeEvery > 1 ? 2 : 0; // the gain of a held gradient: a question and an answer
        Assert.Equal(2 * 6 * ToyTrace.Window, trace.Timeline.Length);
        foreach (PartSpan span in trace.Timeline)
        {
            long expected = span.Part switch
            {
                LayerPart.ForwardRead => latencies.ForwardRead,
                LayerPart.Neuron => latencies.Neuron,
                LayerPart.LateralRead => latencies.LateralRead,
                LayerPart.LateralWrite => latencies.LateralWrite,
                LayerPart.Error => latencies.Error,
                _ => latencies.WeightWrite + ((span.Sample + 1) % writeEvery == 0 ? asked : 0),
            };
            Assert.Equal((span, expected), (span, span.EndTick - span.StartTick));
        }
    }

    [Theory]
    [CombinatorialSchedules]
    public void Spans_OfTheTracedNeuronsLayer_TheTicksOfItsSignals(Schedule schedule, int writeEvery)
    {
        NeuronTrace trace = ToyTrace.Of(schedule, writeEvery);
        foreach (NeuronSample row in trace.Rows.Take(ToyTrace.Window))
        {
            var parts = trace.Timeline.Where(span => span.Layer == 0 && span.Sample == row.Sample).ToDictionary(span => span.Part);
            Assert.Equal((row.ReadTick, row.SumTick), (parts[LayerPart.ForwardRead].StartTick, parts[LayerPart.ForwardRead].EndTick));
            Assert.Equal(row.ReadyTick, parts[LayerPart.Neuron].EndTick);
            Assert.Equal(row.ErrorTick, parts[LayerPart.Error].EndTick);
            if (schedule != Schedule.Shifted)
                Assert.Equal(row.LateralTick, parts[LayerPart.LateralRead].EndTick);
            if (row.IsWritten)
                Assert.Equal(row.WriteTick, parts[LayerPart.WeightWrite].EndTick);
        }
    }

    /// <summary>A circuit does one thing at a time, also where samples overlap.</summary>
    [Theory]
    [CombinatorialSchedules]
    public void ChromeEvents_OfOneThread_NeverOverlap(Schedule schedule, int writeEvery)
    {
        NeuronTrace trace = ToyTrace.Of(schedule, writeEvery);
        JsonElement document = JsonDocument.Parse(ToyTrace.Text(target => ChromeTimeline.Write(trace, target))).RootElement;
        JsonElement[] events = [.. document.GetProperty("traceEvents").EnumerateArray()];
        var spans = events.Where(one => Phase(one) == "X").GroupBy(one => (one.GetProperty("pid").GetInt32(), one.GetProperty("tid").GetInt32())).ToImmutableArray();
        Assert.Equal(2 * 4, spans.Length);
        foreach (var thread in spans)
        {
            var ordered = thread.OrderBy(one => one.GetProperty("ts").GetDecimal()).ToList();
            foreach ((JsonElement before, JsonElement after) in ordered.Zip(ordered.Skip(1)))
                Assert.True(before.GetProperty("ts").GetDecimal() + before.GetProperty("dur").GetDecimal() <= after.GetProperty("ts").GetDecimal(), $"{before} and {after}");
        }

        Assert.All(events, one => Assert.Contains(Phase(one), (string[])["M", "X", "C"]));
        Assert.Equal(2 * 5 + 1, events.Count(one => Phase(one) == "M"));
        JsonElement first = events.First(one => Phase(one) == "X");
        Assert.Equal(("forward read", 0m, 0.12m), (first.GetProperty("name").GetString(), first.GetProperty("ts").GetDecimal(), first.GetProperty("dur").GetDecimal()));
        Assert.Equal(trace.Rows[..ToyTrace.Window].Select(row => row.Z), events.Where(one => Phase(one) == "C" && one.GetProperty("name").GetString() == "z").Select(one => one.GetProperty("args").GetProperty("z").GetSingle()));
    }

    private static string Phase(JsonElement one) => one.GetProperty("ph").GetString()!;
}
