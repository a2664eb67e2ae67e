using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Memories;

/// <summary>Which of a neuron's two leaky integrators an array holds; keeps their random draws apart.</summary>
public enum IntegratorRole
{
    /// <summary>The running mean m.</summary>
    Mean,

    /// <summary>The running variance v.</summary>
    Variance,
}

/// <summary>The RC cells of one memory (mean or variance) of a layer: what each does in one sample period, with its own mismatch.</summary>
public sealed class IntegratorArray
{
    private const double SmallestFactor = 0.05;
    private readonly AlignedFloats _retention, _gain, _restOffset, _offset, _noiseDeviation;
    private readonly Philox _mismatch, _noise;
    private readonly IntegratorRole _role;
    private readonly uint _firstEntity;

    /// <summary>Draws the cells of a layer.</summary>
    /// <param name="cell">Nominal parameters.</param>
    /// <param name="role">Mean or variance.</param>
    /// <param name="seconds">Sample period.</param>
    /// <param name="neurons">D.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="firstEntity">Neuron 0's id in the network.</param>
    public IntegratorArray(RcCell cell, IntegratorRole role, double seconds, int neurons, ulong seed, uint firstEntity)
    {
        ArgumentNullException.ThrowIfNull(cell);
        (Cell, _role, _firstEntity) = (cell, role, firstEntity);
        (_mismatch, _noise) = (new Philox(seed, RandomStream.CellMismatch), new Philox(seed, RandomStream.ThermalNoise));
        (_retention, _gain, _restOffset, _offset, _noiseDeviation) = (new(neurons), new(neurons), new(neurons), new(neurons), new(neurons));
        for (int j = 0; j < neurons; j++)
        {
            RcStep step = StepOf(j, seconds);
            (_retention.Span[j], _gain.Span[j]) = ((float)step.Retention, (float)step.Gain);
            _restOffset.Span[j] = _offset.Span[j] = (float)step.Offset;
            _noiseDeviation.Span[j] = (float)step.NoiseDeviation;
        }
    }

    /// <summary>Nominal parameters.</summary>
    public RcCell Cell { get; }

    /// <summary>The step of the cells from neuron <paramref name="at"/> on over one sample period, with the noise drawn last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LeakyIntegrator<TLane> Step<TLane>(int at)
        where TLane : struct, ILane<TLane> =>
        new(TLane.Load(_retention.Span[at..]), TLane.Load(_gain.Span[at..]), TLane.Load(_offset.Span[at..]));

    /// <summary>The step of one neuron's cell over any time: an input that comes late finds the cell decayed for longer.</summary>
    /// <param name="neuron">Neuron.</param>
    /// <param name="seconds">Time that passed.</param>
    /// <param name="sample">Sample index, for the noise.</param>
    public LeakyIntegrator<FloatLane> StepAfter(int neuron, double seconds, long sample)
    {
        RcStep step = StepOf(neuron, seconds);
        float noise = Cell.ThermalNoise ? (float)step.NoiseDeviation * Draw(_noise.Block(_firstEntity + (uint)neuron, (ulong)sample)) : 0f;
        return new(new((float)step.Retention), new((float)step.Gain), new((float)step.Offset + noise));
    }

    /// <summary>Puts the thermal noise of one sample on the mean and variance cells of neurons <paramref name="from"/> .. <paramref name="to"/> - 1.</summary>
    public static void DrawNoise(IntegratorArray mean, IntegratorArray variance, int from, int to, long sample)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(variance);
        if (!mean.Cell.ThermalNoise && !variance.Cell.ThermalNoise)
            return;
        for (int j = from; j < to; j++)
        {
            PhiloxBlock block = mean._noise.Block(mean._firstEntity + (uint)j, (ulong)sample);
            mean.PutNoise(j, block);
            variance.PutNoise(j, block);
        }
    }

    private void PutNoise(int neuron, PhiloxBlock block)
    {
        if (Cell.ThermalNoise)
            _offset.Span[neuron] = _restOffset.Span[neuron] + _noiseDeviation.Span[neuron] * Draw(block);
    }

    /// <summary>The two memories of a neuron share a block of random words and take different halves of it.</summary>
    private float Draw(PhiloxBlock block) => (float)(_role == IntegratorRole.Mean ? block.Normal0 : block.Normal1);

    private RcStep StepOf(int neuron, double seconds)
    {
        PhiloxBlock draw = _mismatch.Block(_firstEntity + (uint)neuron, (ulong)_role);
        double r = Math.Max(SmallestFactor, 1 + Cell.ResistanceMismatch * draw.Normal0);
        double c = Math.Max(SmallestFactor, 1 + Cell.CapacitanceMismatch * draw.Normal1);
        return RcStep.Of(Cell, seconds, r, c);
    }
}
