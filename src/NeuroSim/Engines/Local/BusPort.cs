using NeuroSim.Engines.Actors;

namespace NeuroSim.Engines.Local;

/// <summary>What a layer bus can say at one moment, and to whom.</summary>
internal readonly ref struct BusPort(LocalWiring layer, LayerBus bus, long tick, long pass, Outbox outbox)
{
    /// <summary>Ticks a broadcast takes.</summary>
    public const long Latency = 1;

    /// <summary>Tells all neurons of the layer one scalar or bit.</summary>
    public void Broadcast(Signal signal, float value)
    {
        bus.Broadcasts++;
        foreach (LocalNeuron neuron in layer.Neurons)
            outbox.Send(tick + Latency, Phase.Error, new Message(bus.Id, neuron.Id, pass, value, signal));
    }

    /// <summary>Tells all neurons and the word lines of the layer to hold what they have.</summary>
    public void Hold()
    {
        Broadcast(Signal.Hold, 0);
        outbox.Send(tick + Latency, Phase.Error, new Message(bus.Id, layer.Inputs.Id, pass, 0, Signal.Hold));
    }

    /// <summary>Drives the tiles of a lateral array.</summary>
    public void Drive(LocalArray array)
    {
        bus.Drives++;
        foreach (CrossbarTile tile in layer.Tiles[(int)array])
            outbox.Send(tick, Phase.LateralRead, new Message(bus.Id, tile.Id, pass, 0, Signal.Drive));
    }
}
