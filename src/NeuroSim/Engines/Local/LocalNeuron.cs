using NeuroSim.Engines.Actors;

namespace NeuroSim.Engines.Local;

/// <summary>A neuron: what it does is its rule's affair.</summary>
internal sealed class LocalNeuron(LocalWiring layer, int index, INeuronRule rule) : Actor
{
    /// <summary>Number in the layer, from 0.</summary>
    public int Index => index;

    /// <summary>Messages got so far.</summary>
    public long Received { get; private set; }

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        Received += mail.Length;
        foreach (ref readonly Message message in mail)
            rule.Receive(message, new NeuronPort(layer, this, tick, message.Sample, outbox));
    }
}
