using NeuroSim.Engines.Actors;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Leaky;

/// <summary>The lines of one side of an array: collect a value from every neuron of a layer, then drive the tiles, and stand until the next item.</summary>
/// <param name="count">Lines.</param>
/// <param name="firstSource">Id of the neuron that has line 0; its layer's neurons have consecutive ids.</param>
/// <param name="read">When the tiles read.</param>
internal sealed class CollectedLines(int count, int firstSource, Phase read) : Actor
{
    private readonly AlignedFloats _values = new(AlignedFloats.Padded(count));
    private int _collected;

    /// <summary>The tiles on the lines.</summary>
    public IReadOnlyList<Actor> Tiles { get; set; } = [];

    /// <summary>What is on the lines, padded with zeros.</summary>
    public Span<float> Values => _values.Span;

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        foreach (ref readonly Message message in mail)
            Values[message.Source - firstSource] = message.Value;
        _collected += mail.Length;
        if (_collected == count)
            Drive(tick, mail[0].Sample, outbox);
    }

    /// <summary>Drives the tiles with what is on the lines.</summary>
    public void Drive(long tick, long item, Outbox outbox)
    {
        _collected = 0;
        foreach (Actor tile in Tiles)
            outbox.Send(tick, read, new Message(Id, tile.Id, item, 0, Signal.Drive));
    }
}
