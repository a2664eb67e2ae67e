using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Memories;

/// <summary>The RC cells of one memory (mean or variance) of a layer: what each does in one sample period, with its own mismatch.</summary>
public sealed class IntegratorArray
{
    private const double SmallestFactor = 0.05;
    private readonly AlignedFloats _retention, _gain, _restOffset, _offset, _noise;

    /// <summary>Draws the cells of a layer.</summary>
    /// <param name="cell">Nominal parameters.</param>
    /// <param name="seconds">Sample period.</param>
    /// <param name="neurons">D.</param>
    /// <param name="mismatch">Draws of this memory's R and C; entity is the neuron's id in the network.</param>
    /// <param name="firstEntity">Entity of neuron 0.</param>
    /// <param name="kind">0 for the mean, 1 for the variance: keeps their draws apart.</param>
    public IntegratorArray(RcCell cell, double seconds, int neurons, Philox mismatch, uint firstEntity, ulong kind)
    {
        ArgumentNullException.ThrowIfNull(cell);
        (Cell, Kind) = (cell, kind);
        _retention = new AlignedFloats(neurons);
        _gain = new AlignedFloats(neurons);
        _restOffset = new AlignedFloats(neurons);
        _offset = new AlignedFloats(neurons);
        _noise = new AlignedFloats(neurons);
        for (int j = 0; j < neurons; j++)
            Set(j, StepOf(seconds, mismatch.Block(firstEntity + (uint)j, kind)));
    }

    /// <summary>Nominal parameters.</summary>
    public RcCell Cell { get; }

    /// <summary>Whether a step adds noise, so that <see cref="DrawNoise"/> is needed before it.</summary>
    public bool IsNoisy => Cell.ThermalNoise;

    private ulong Kind { get; }

    /// <summary>The step of the cells from neuron <paramref name="at"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LeakyIntegrator<TLane> Step<TLane>(int at)
        where TLane : struct, ILane<TLane> =>
        new(TLane.Load(_retention.Span[at..]), TLane.Load(_gain.Span[at..]), TLane.Load(_offset.Span[at..]));

    /// <summary>Puts this step's thermal noise on the cells of neurons <paramref name="from"/> .. <paramref name="to"/> - 1.</summary>
    /// <param name="from">First neuron.</param>
    /// <param name="to">Behind the last neuron.</param>
    /// <param name="noise">The run's noise; a draw depends on (entity, sample) alone.</param>
    /// <param name="firstEntity">Entity of neuron 0.</param>
    /// <param name="sample">Sample index.</param>
    public void DrawNoise(int from, int to, Philox noise, uint firstEntity, long sample)
    {
        Span<float> offset = _offset.Span, rest = _restOffset.Span, deviation = _noise.Span;
        for (int j = from; j < to; j++)
        {
            PhiloxBlock block = noise.Block(firstEntity + (uint)j, (ulong)sample);
            offset[j] = rest[j] + deviation[j] * (float)(Kind == 0 ? block.Normal0 : block.Normal1);
        }
    }

    private RcStep StepOf(double seconds, PhiloxBlock draw)
    {
        double r = Math.Max(SmallestFactor, 1 + Cell.ResistanceMismatch * draw.Normal0);
        double c = Math.Max(SmallestFactor, 1 + Cell.CapacitanceMismatch * draw.Normal1);
        return RcStep.Of(Cell, seconds, r, c);
    }

    private void Set(int neuron, RcStep step)
    {
        _retention.Span[neuron] = (float)step.Retention;
        _gain.Span[neuron] = (float)step.Gain;
        _restOffset.Span[neuron] = _offset.Span[neuron] = (float)step.Offset;
        _noise.Span[neuron] = (float)step.NoiseDeviation;
    }
}
