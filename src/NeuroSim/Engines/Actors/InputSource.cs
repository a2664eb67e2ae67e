using NeuroSim.Data;

namespace NeuroSim.Engines.Actors;

/// <summary>Puts a sample on the first layer's word lines every period.</summary>
internal sealed class InputSource(LayerWiring first, long periodTicks) : Actor
{
    private ISampleSource? _samples;
    private long _end;

    /// <summary>What to emit from now on: samples up to, not including, <paramref name="end"/>.</summary>
    public void Emit(ISampleSource samples, long end) => (_samples, _end) = (samples, end);

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        if (first.Divergence.First is not null)
            return;
        long sample = mail[0].Sample;
        _samples!.Read(sample, first.Inputs.Lines(sample));
        first.Inputs.Drive(tick, sample, outbox);
        if (sample + 1 < _end)
            outbox.Send(tick + periodTicks, Phase.Input, new Message(Id, Id, sample + 1, 0, Signal.Clock));
    }
}
