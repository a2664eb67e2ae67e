using NeuroSim.Crossbars;
using NeuroSim.Engines.Actors;

namespace NeuroSim.Engines.Leaky;

/// <summary>Up to <see cref="Most"/> bit lines of W or U: sums them when the word lines are driven, adds the product of a gain and the word lines when a neuron says so.</summary>
/// <param name="cells">The array.</param>
/// <param name="lines">Its word lines.</param>
/// <param name="firstNeuron">Id of the neuron on the array's bit line 0.</param>
/// <param name="tile">Number of the tile, from 0.</param>
/// <param name="latency">Ticks of a read.</param>
internal sealed class BitLineTile(ForwardCrossbar cells, CollectedLines lines, int firstNeuron, int tile, long latency) : Actor
{
    /// <summary>Bit lines of a tile.</summary>
    public const int Most = 64;

    private readonly int _from = tile * Most, _to = Math.Min(cells.Neurons, (tile + 1) * Most);

    /// <summary>Tiles of an array side with this many lines.</summary>
    public static int Of(int lines) => (lines + Most - 1) / Most;

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        foreach (ref readonly Message message in mail)
        {
            if (message.Signal == Signal.Drive)
                Read(tick, message.Sample, outbox);
            else
                cells.Write(message.Source - firstNeuron, message.Value, lines.Values);
        }
    }

    private void Read(long tick, long item, Outbox outbox)
    {
        for (int j = _from; j < _to; j++)
            outbox.Send(tick + latency, Phase.Neuron, new Message(Id, firstNeuron + j, item, cells.Read(j, lines.Values), Signal.PreActivation));
    }
}
