using System.Collections.Immutable;
using NeuroSim.Engines;
using NeuroSim.Engines.Actors;
using NeuroSim.Networks;

namespace NeuroSim.Recording.Traces;

/// <summary>
/// Finds from the messages of an <see cref="EventEngine"/> when each part of each layer was busy with the samples of a window. Ends of parts that send no
/// message (a lateral write, an error) come from their latencies.
/// </summary>
public sealed class TimelineRecorder : IMailObserver
{
    private readonly EventEngine _engine;
    private readonly Network _network;
    private readonly ImmutableArray<PartLatencies> _latencies;
    private readonly long _first;
    private readonly Ticks[,] _ticks;

    /// <summary>A recorder of <paramref name="samples"/> samples from <paramref name="first"/> on.</summary>
    /// <param name="engine">Whose mail it will see.</param>
    /// <param name="network">What runs.</param>
    /// <param name="latencies">Part latencies of every layer, as the engine has them.</param>
    /// <param name="first">First sample.</param>
    /// <param name="samples">How many, at least 1.</param>
    public TimelineRecorder(EventEngine engine, Network network, IReadOnlyList<PartLatencies> latencies, long first, int samples)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(latencies);
        (_engine, _network, _first) = (engine, network, first);
        _latencies = [.. latencies.Select(LayerWiring.AtLeastATick)];
        _ticks = new Ticks[network.Layers.Length, samples];
    }

    /// <inheritdoc/>
    public void Deliver(long tick, Phase phase, ReadOnlySpan<Message> mail)
    {
        foreach (ref readonly Message message in mail)
        {
            if (message.Sample >= _first && message.Sample - _first < _ticks.GetLength(1) && _engine.LayerOf(message.Target) is >= 0 and int layer)
                Note(tick, phase, message, ref _ticks[layer, message.Sample - _first], _latencies[layer]);
        }
    }

    /// <summary>What the parts did, by layer, then by sample.</summary>
    public ImmutableArray<PartSpan> Spans()
    {
        var spans = ImmutableArray.CreateBuilder<PartSpan>();
        for (int layer = 0; layer < _ticks.GetLength(0); layer++)
        {
            for (int i = 0; i < _ticks.GetLength(1) && _ticks[layer, i].Lateral > 0; i++)
                Add(spans, layer, i);
        }

        return spans.ToImmutable();
    }

    private static void Note(long tick, Phase phase, in Message message, ref Ticks ticks, PartLatencies latencies)
    {
        switch (message.Signal)
        {
            case Signal.Drive when phase == Phase.ForwardRead:
                ticks.Read = tick;
                break;
            case Signal.Drive:
                ticks.LateralDrive = tick;
                break;
            case Signal.PreActivation:
                ticks.Sum = tick;
                break;
            case Signal.Deviation:
                ticks.Ready = tick;
                break;
            case Signal.Lateral:
                ticks.Lateral = tick;
                break;
            case Signal.WriteGain or Signal.Error or Signal.HeldGain:
                ticks.WriteStart = ticks.WriteEnd == 0 ? tick - latencies.WeightWrite : ticks.WriteStart;
                ticks.WriteEnd = tick;
                break;
        }
    }

    private void Add(ImmutableArray<PartSpan>.Builder spans, int layer, int i)
    {
        Ticks ticks = _ticks[layer, i];
        PartLatencies latencies = _latencies[layer];
        bool shifted = _network.Schedule == Schedule.Shifted;
        long sample = _first + i, learn = shifted ? ticks.LateralDrive : ticks.Lateral;
        long heard = shifted ? Math.Max(ticks.Ready, i > 0 ? _ticks[layer, i - 1].Lateral : 0) : Math.Max(ticks.Ready, ticks.Lateral);
        spans.Add(new(layer, LayerPart.ForwardRead, sample, ticks.Read, ticks.Sum));
        spans.Add(new(layer, LayerPart.Neuron, sample, ticks.Sum, ticks.Ready));
        spans.Add(new(layer, LayerPart.LateralRead, sample, ticks.LateralDrive + (shifted ? latencies.LateralWrite : 0), ticks.Lateral));
        spans.Add(new(layer, LayerPart.LateralWrite, sample, learn, learn + latencies.LateralWrite));
        spans.Add(new(layer, LayerPart.Error, sample, heard, heard + latencies.Error));
        if (ticks.WriteEnd > 0)
            spans.Add(new(layer, LayerPart.WeightWrite, sample, ticks.WriteStart, ticks.WriteEnd));
    }

    /// <summary>Ticks of a layer's messages of one sample; 0: none yet.</summary>
    private struct Ticks
    {
        public long Read { get; set; }

        public long Sum { get; set; }

        public long Ready { get; set; }

        public long LateralDrive { get; set; }

        public long Lateral { get; set; }

        public long WriteStart { get; set; }

        public long WriteEnd { get; set; }
    }
}
