using NeuroSim.Engines.Actors;

namespace NeuroSim.Benchmarks;

/// <summary>Passes every message on to the next actor one tick later: as little work as an actor can do.</summary>
internal sealed class RelayActor(int next, long lastTick) : Actor
{
    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        if (tick >= lastTick)
            return;
        foreach (ref readonly Message message in mail)
            outbox.Send(tick + 1, Phase.Neuron, new Message(Id, next, message.Sample, message.Value, Signal.Activation));
    }
}
