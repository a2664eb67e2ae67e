using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Memories;

/// <summary>Which of a neuron's memories an array holds; keeps their random draws apart.</summary>
public enum IntegratorRole
{
    /// <summary>The running mean m.</summary>
    Mean,

    /// <summary>The running variance v.</summary>
    Variance,

    /// <summary>The activation of the sample before, p.</summary>
    Previous,

    /// <summary>The leaky activation, h.</summary>
    Activation,
}

/// <summary>The cells of one memory of a layer: what each does in one sample period, with its own mismatch.</summary>
public sealed class IntegratorArray
{
    private readonly Squarer _squarer;
    private readonly FixedPoint _format;
    private readonly AlignedFloats _retention, _gain, _restOffset, _offset, _noiseDeviation, _dither;
    private readonly Philox _mismatch, _offsets, _noise, _rounding;
    private readonly IntegratorRole _role;
    private readonly int _neurons;
    private readonly uint _firstEntity;

    /// <summary>Draws the cells of a layer.</summary>
    /// <param name="cell">Nominal parameters.</param>
    /// <param name="role">Mean, variance or previous activation.</param>
    /// <param name="seconds">Sample period.</param>
    /// <param name="neurons">D.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="firstEntity">Neuron 0's id in the network.</param>
    /// <param name="squarer">What the input comes through; null: an exact one.</param>
    public IntegratorArray(MemoryCell cell, IntegratorRole role, double seconds, int neurons, ulong seed, uint firstEntity, Squarer? squarer = null)
    {
        ArgumentNullException.ThrowIfNull(cell);
        (Cell, _format, _role, _neurons, _firstEntity, _squarer) = (cell, cell.Format, role, neurons, firstEntity, squarer ?? Squarer.Exact);
        (_mismatch, _offsets, _rounding) = (new(seed, RandomStream.CellMismatch), new(seed, RandomStream.CellOffset), new(seed, RandomStream.RegisterRounding));
        _noise = new Philox(seed, role == IntegratorRole.Previous ? RandomStream.PreviousNoise : RandomStream.ThermalNoise);
        (_retention, _gain, _restOffset, _offset, _noiseDeviation, _dither) = (new(neurons), new(neurons), new(neurons), new(neurons), new(neurons), new(neurons));
        for (int j = 0; j < neurons; j++)
        {
            CellStep step = StepOf(j, seconds);
            (_retention.Span[j], _gain.Span[j]) = ((float)step.Retention, (float)step.Gain);
            _restOffset.Span[j] = _offset.Span[j] = (float)step.Offset;
            _noiseDeviation.Span[j] = (float)step.NoiseDeviation;
        }
    }

    /// <summary>Nominal parameters.</summary>
    public MemoryCell Cell { get; }

    /// <summary>The step of the cells from neuron <paramref name="at"/> on over one sample period, with the random part drawn last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LeakyIntegrator<TLane> Step<TLane>(int at)
        where TLane : struct, ILane<TLane> =>
        new(TLane.Load(_retention.Span[at..]), TLane.Load(_gain.Span[at..]), TLane.Load(_offset.Span[at..]))
        {
            Format = _format,
            Dither = TLane.Load(_dither.Span[at..]),
        };

    /// <summary>The step of one neuron's cell over any time: an input that comes late finds the cell decayed for longer.</summary>
    /// <param name="neuron">Neuron.</param>
    /// <param name="seconds">Time that passed.</param>
    /// <param name="sample">Sample index, for the random part.</param>
    public LeakyIntegrator<FloatLane> StepAfter(int neuron, double seconds, long sample)
    {
        CellStep step = StepOf(neuron, seconds);
        uint entity = _firstEntity + (uint)neuron;
        float noise = Cell.ThermalNoise ? (float)step.NoiseDeviation * NoiseDraw(_noise.Block(entity, (ulong)sample)) : 0f;
        float dither = _format.IsStochastic ? DitherDraw(_rounding.Block(entity, (ulong)sample)) : 0f;
        return new(new((float)step.Retention), new((float)step.Gain), new((float)step.Offset + noise)) { Format = _format, Dither = new(dither) };
    }

    /// <summary>Puts the random part of one sample on the mean and variance cells of neurons <paramref name="from"/> .. <paramref name="to"/> - 1.</summary>
    public static void DrawNoise(IntegratorArray mean, IntegratorArray variance, int from, int to, long sample)
    {
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(variance);
        for (int j = from; j < to && (mean.Cell.ThermalNoise || variance.Cell.ThermalNoise); j++)
        {
            PhiloxBlock block = mean._noise.Block(mean._firstEntity + (uint)j, (ulong)sample);
            mean.PutNoise(j, block);
            variance.PutNoise(j, block);
        }

        mean.DrawDither(from, to, sample);
        variance.DrawDither(from, to, sample);
    }

    /// <summary>Puts the random part of one sample on the cells of neurons <paramref name="from"/> .. <paramref name="to"/> - 1.</summary>
    public void DrawNoise(int from, int to, long sample)
    {
        for (int j = from; j < to && Cell.ThermalNoise; j++)
            PutNoise(j, _noise.Block(_firstEntity + (uint)j, (ulong)sample));
        DrawDither(from, to, sample);
    }

    private void DrawDither(int from, int to, long sample)
    {
        for (int j = from; j < to && _format.IsStochastic; j++)
            _dither.Span[j] = DitherDraw(_rounding.Block(_firstEntity + (uint)j, (ulong)sample));
    }

    private void PutNoise(int neuron, PhiloxBlock block)
    {
        if (Cell.ThermalNoise)
            _offset.Span[neuron] = _restOffset.Span[neuron] + _noiseDeviation.Span[neuron] * NoiseDraw(block);
    }

    /// <summary>The memories of a neuron share a block of random words and take different parts of it.</summary>
    private float NoiseDraw(PhiloxBlock block) => (float)(_role == IntegratorRole.Variance ? block.Normal1 : block.Normal0);

    /// <summary>Uniform in [-1/2, 1/2).</summary>
    private float DitherDraw(PhiloxBlock block) => PhiloxBlock.ToUniform(_role switch
    {
        IntegratorRole.Mean => block.W0,
        IntegratorRole.Variance => block.W1,
        _ => block.W2,
    }) - 0.5f;

    private CellStep StepOf(int neuron, double seconds)
    {
        PhiloxBlock draw = _mismatch.Block(_firstEntity + (uint)neuron, (ulong)_role), offset = _offsets.Block(_firstEntity + (uint)neuron, (ulong)_role);
        CellStep step = Cell.Of(neuron, _neurons).StepOver(seconds, new CellMismatch(draw.Normal0, draw.Normal1, offset.Normal0));
        PhiloxBlock squarer = _offsets.Block(_firstEntity + (uint)neuron, SquarerDraws);
        return _squarer.Before(step, squarer.Normal0, squarer.Normal1);
    }

    /// <summary>Counter of the squarer's draws, beyond those of the roles.</summary>
    private const ulong SquarerDraws = 16;
}
