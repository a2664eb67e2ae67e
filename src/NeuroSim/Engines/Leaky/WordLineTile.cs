using NeuroSim.Crossbars;
using NeuroSim.Engines.Actors;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Leaky;

/// <summary>
/// Up to <see cref="BitLineTile.Most"/> word lines of U, sensed while its bit lines are driven: the transposed read, (U^T do)_j for hidden neuron j. A word line
/// crosses all tiles of bit lines, so its sum is one sum, over outputs in ascending order.
/// </summary>
/// <param name="cells">U.</param>
/// <param name="lines">Its bit lines.</param>
/// <param name="firstNeuron">Id of the neuron on the array's word line 0.</param>
/// <param name="tile">Number of the tile, from 0.</param>
/// <param name="latency">Ticks of a read.</param>
internal sealed class WordLineTile(ForwardCrossbar cells, CollectedLines lines, int firstNeuron, int tile, long latency) : Actor
{
    private readonly int _from = tile * BitLineTile.Most;
    private readonly AlignedFloats _sums = new(Math.Min(BitLineTile.Most, cells.Stride - tile * BitLineTile.Most));

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        Span<float> sums = _sums.Span;
        sums.Clear();
        for (int k = 0; k < cells.Neurons; k++)
            RowKernels.Write(sums, lines.Values[k], cells.Row(k).Slice(_from, sums.Length));
        int to = Math.Min(cells.Inputs, _from + sums.Length);
        for (int j = _from; j < to; j++)
            outbox.Send(tick + latency, Phase.Error, new Message(Id, firstNeuron + j, mail[0].Sample, sums[j - _from], Signal.Backward));
    }
}
