using NeuroSim.Data;
using NeuroSim.Engines.Actors;

namespace NeuroSim.Engines.Local;

/// <summary>The clock of the passes: puts an input on the first layer's word lines and tells the bus of every layer the signal that goes with it.</summary>
internal sealed class GlobalBus(LocalWiring[] layers, long passTicks) : Actor
{
    private IPassSource? _source;
    private long _end;

    /// <summary>What to show from now on: passes up to, not including, <paramref name="end"/>.</summary>
    public void Show(IPassSource source, long end) => (_source, _end) = (source, end);

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        if (layers[0].Divergence.First is not null)
            return;
        long pass = mail[0].Sample;
        float signal = _source!.Read(pass, layers[0].Inputs.Lines);
        foreach (LocalWiring layer in layers)
            outbox.Send(tick, Phase.Bus, new Message(Id, layer.Bus.Id, pass, signal, Signal.Global));
        layers[0].Inputs.Drive(tick, pass, outbox);
        if (pass + 1 < _end)
            outbox.Send(tick + passTicks, Phase.Input, new Message(Id, Id, pass + 1, 0, Signal.Clock));
    }
}
