using System.Numerics;
using NeuroSim.Engines.Actors;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Local;

/// <summary>
/// The bus of a layer: collects activities and drives lateral arrays with them, reduces the neurons' parts to two sums, and broadcasts. What follows
/// from what is its rule's affair.
/// </summary>
internal sealed class LayerBus : Actor
{
    /// <summary>Sums of a layer.</summary>
    public const int Sums = 2;

    private readonly LocalWiring _layer;
    private readonly IBusRule _rule;
    private readonly LayerSum _sum, _secondSum;
    private readonly AlignedFloats _lines;
    private readonly float[] _signals;
    private int _collected, _terms;

    public LayerBus(LocalWiring layer, IBusRule rule)
    {
        (_layer, _rule) = (layer, rule);
        (_sum, _secondSum) = (new LayerSum(layer.Neurons.Length), new LayerSum(layer.Neurons.Length));
        _lines = new AlignedFloats(AlignedFloats.Padded(layer.Neurons.Length));
        _signals = new float[BitOperations.RoundUpToPowerOf2((uint)layer.Layer.Network.Layers.Length + 2)];
    }

    /// <summary>Sums formed so far.</summary>
    public long Reduces { get; private set; }

    /// <summary>Scalars and bits told to all neurons so far.</summary>
    public long Broadcasts { get; set; }

    /// <summary>Passes of lateral arrays driven so far.</summary>
    public long Drives { get; set; }

    /// <summary>Messages got so far.</summary>
    public long Received { get; private set; }

    /// <summary>Activities of the pass, D padded.</summary>
    public ReadOnlySpan<float> Lines => _lines.Span;

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        Received += mail.Length;
        foreach (ref readonly Message message in mail)
        {
            // A deeper layer comes to a pass later than the global bus, which by then speaks of others.
            ref float signal = ref _signals[(int)(message.Sample & (_signals.Length - 1))];
            if (message.Signal == Signal.Global)
                signal = message.Value;
            else
                Take(message, signal, new BusPort(_layer, this, tick, message.Sample, outbox));
        }
    }

    private void Take(in Message message, float signal, in BusPort port)
    {
        int neurons = _layer.Neurons.Length, j = message.Source - _layer.Neurons[0].Id;
        if (message.Signal == Signal.Activation)
        {
            _lines.Span[j] = message.Value;
            if (++_collected < neurons)
                return;
            _collected = 0;
            _rule.Collected(signal, port);
            return;
        }

        LayerSum sum = message.Signal == Signal.Term ? _sum : _secondSum;
        sum[j] = message.Value;
        if (++_terms < Sums * neurons)
            return;
        _terms = 0;
        Reduces += Sums;
        _rule.Reduced(signal, _sum.Total, _secondSum.Total, port);
    }
}
