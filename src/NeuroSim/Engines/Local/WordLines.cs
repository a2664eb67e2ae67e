using NeuroSim.Engines.Actors;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Local;

/// <summary>
/// The word lines of a layer's W: collect what the layer before passes on, then drive all tiles. They stand until the next pass, for its writes; registers
/// hold those of the context.
/// </summary>
internal sealed class WordLines(LocalWiring layer) : Actor
{
    private readonly AlignedFloats _lines = new(layer.Layer.State.Forward.Stride);
    private int _collected;

    /// <summary>Passes driven so far.</summary>
    public long Drives { get; private set; }

    /// <summary>Passes held so far.</summary>
    public long Holds { get; private set; }

    /// <summary>Messages got so far.</summary>
    public long Received { get; private set; }

    /// <summary>Id of the first neuron of the layer before; its neurons have consecutive ids.</summary>
    public int FirstSource { get; set; }

    /// <summary>What is on the lines, I padded.</summary>
    public Span<float> Lines => _lines.Span;

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        Received += mail.Length;
        if (mail[0].Signal == Signal.Hold)
        {
            Hold(mail[0].Sample);
            return;
        }

        foreach (ref readonly Message message in mail)
            Lines[message.Source - FirstSource] = message.Value;
        _collected += mail.Length;
        if (_collected == layer.Layer.Inputs)
            Drive(tick, mail[0].Sample, outbox);
    }

    /// <summary>Drives the tiles with what is on the lines.</summary>
    public void Drive(long tick, long pass, Outbox outbox)
    {
        _collected = 0;
        Drives++;
        foreach (CrossbarTile tile in layer.Tiles[(int)LocalArray.Forward])
            outbox.Send(tick, Phase.ForwardRead, new Message(Id, tile.Id, pass, 0, Signal.Drive));
    }

    private void Hold(long pass)
    {
        Holds++;
        for (int i = 0; i < layer.Layer.Inputs; i++)
            layer.Layer.HoldInput(i, Lines[i], pass);
    }
}
