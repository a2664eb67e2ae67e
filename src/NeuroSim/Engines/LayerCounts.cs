using System.Collections.Immutable;

namespace NeuroSim.Engines;

/// <summary>
/// How often each circuit of one layer acted. Engines count, <c>Costs</c> prices (one event = one price).
/// I is the layer's inputs, D its neurons.
/// </summary>
public sealed record LayerCounts
{
    /// <summary>Samples the layer processed.</summary>
    public long Samples { get; init; }

    /// <summary>Word lines driven for forward reads (I per sample), one DAC conversion each.</summary>
    public long ForwardDacConversions { get; init; }

    /// <summary>Feed-forward cells read (I x D per sample; the bias cell counts too).</summary>
    public long ForwardCellReads { get; init; }

    /// <summary>Bit lines converted after forward reads (D per sample).</summary>
    public long ForwardAdcConversions { get; init; }

    /// <summary>Activation functions evaluated (D per sample).</summary>
    public long ActivationSteps { get; init; }

    /// <summary>Steps of the mean memory cells (D per learning sample).</summary>
    public long MeanSteps { get; init; }

    /// <summary>Steps of the variance memory cells (D per learning sample).</summary>
    public long VarianceSteps { get; init; }

    /// <summary>Squares of (z - m) formed for the variance cell (D per learning sample).</summary>
    public long SquarerSteps { get; init; }

    /// <summary>Writes of the previous-activation memory (D per learning sample).</summary>
    public long PreviousWrites { get; init; }

    /// <summary>Word lines driven for lateral reads (D per learning sample).</summary>
    public long LateralDacConversions { get; init; }

    /// <summary>Lateral cells read (D x (D - 1): the diagonal has no cell).</summary>
    public long LateralCellReads { get; init; }

    /// <summary>Bit lines converted after lateral reads (D per learning sample).</summary>
    public long LateralAdcConversions { get; init; }

    /// <summary>Error sums formed (eq. 12 of the paper, D per learning sample).</summary>
    public long ErrorSteps { get; init; }

    /// <summary>Steps of the neuron-rms gradient-scale memory (one per neuron and write).</summary>
    public long ScaleSteps { get; init; }

    /// <summary>Neurons whose column of weights was written; a neuron with zero error is not written.</summary>
    public long ColumnWrites { get; init; }

    /// <summary>Feed-forward cells written (I + 1 per column write).</summary>
    public long WeightCellWrites { get; init; }

    /// <summary>Lateral cells written (D x (D - 1) per learning sample).</summary>
    public long LateralCellWrites { get; init; }

    /// <summary>Values put into buffers beyond the three memories: input buffers, error and lateral registers of the schedule, held errors of K &gt; 1.</summary>
    public long BufferWrites { get; init; }

    /// <summary>Steps of per-synapse optimiser state (Adam: two per cell and write).</summary>
    public long SynapseStateSteps { get; init; }

    /// <summary>Write pulses that met at a forward cell; 0 where cells are not written by pulses.</summary>
    public long WritePulses { get; init; }

    /// <summary>Slots in which word lines fired for writes by pulses, summed over the columns written; each charges the line's crossing with that column.</summary>
    public long WordLinePulses { get; init; }

    /// <summary>Slots in which bit lines fired for writes by pulses; each charges a whole bit line.</summary>
    public long BitLinePulses { get; init; }

    /// <summary>The counts with those of writes by pulses.</summary>
    internal LayerCounts With(Crossbars.PulseCounts pulses) => this with { WritePulses = pulses.Met, WordLinePulses = pulses.WordLines, BitLinePulses = pulses.BitLines };

    /// <summary>All counts in the order of the properties above, as a checkpoint keeps them.</summary>
    public ImmutableArray<long> ToValues() =>
    [
        Samples, ForwardDacConversions, ForwardCellReads, ForwardAdcConversions, ActivationSteps, MeanSteps, VarianceSteps, SquarerSteps,
        PreviousWrites, LateralDacConversions, LateralCellReads, LateralAdcConversions, ErrorSteps, ScaleSteps, ColumnWrites, WeightCellWrites,
        LateralCellWrites, BufferWrites, SynapseStateSteps, WritePulses, WordLinePulses, BitLinePulses,
    ];

    /// <summary>The counts that <see cref="ToValues"/> gave.</summary>
    public static LayerCounts FromValues(ReadOnlySpan<long> values) => new()
    {
        Samples = values[0],
        ForwardDacConversions = values[1],
        ForwardCellReads = values[2],
        ForwardAdcConversions = values[3],
        ActivationSteps = values[4],
        MeanSteps = values[5],
        VarianceSteps = values[6],
        SquarerSteps = values[7],
        PreviousWrites = values[8],
        LateralDacConversions = values[9],
        LateralCellReads = values[10],
        LateralAdcConversions = values[11],
        ErrorSteps = values[12],
        ScaleSteps = values[13],
        ColumnWrites = values[14],
        WeightCellWrites = values[15],
        LateralCellWrites = values[16],
        BufferWrites = values[17],
        SynapseStateSteps = values[18],
        WritePulses = values[19],
        WordLinePulses = values[20],
        BitLinePulses = values[21],
    };

    /// <summary>The counts of both.</summary>
    public LayerCounts Plus(LayerCounts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        ImmutableArray<long> own = ToValues(), more = other.ToValues();
        return FromValues([.. own.Zip(more, (a, b) => a + b)]);
    }
}
