using System.Collections.Immutable;
using NeuroSim.Crossbars;
using NeuroSim.Learning;
using NeuroSim.Memories;

namespace NeuroSim.Networks;

/// <summary>
/// Everything an engine needs to run streaming TRL: the layers, the rule's coefficients, the memory cells, the optimiser, the
/// schedule and the clock. Immutable; engines hold the state.
/// </summary>
public sealed record Network
{
    /// <summary>Layers in the order data takes.</summary>
    public required ImmutableArray<Layer> Layers { get; init; }

    /// <summary>
    /// How often a sample goes through the layers behind the first one, with the same weights, at least 1; more than once needs a batched rule and a last
    /// layer as wide as the first.
    /// </summary>
    public int Recurrence { get; init; } = 1;

    /// <summary>The layer of every pass of a sample through the network: 0, 1 .. n - 1, then 1 .. n - 1 again for each recurrence.</summary>
    public ImmutableArray<int> Passes =>
        [0, .. Enumerable.Range(0, Recurrence).SelectMany(_ => Enumerable.Range(1, Layers.Length - 1))];

    /// <summary>Weights of the loss terms.</summary>
    public TrlCoefficients Coefficients { get; init; } = new();

    /// <summary>The cell of the running mean m.</summary>
    public required MemoryCell MeanCell { get; init; }

    /// <summary>The cell of the running variance v.</summary>
    public required MemoryCell VarianceCell { get; init; }

    /// <summary>The cell of the activation of the sample before, which keeps nothing older; null: an exact one.</summary>
    public MemoryCell? PreviousCell { get; init; }

    /// <summary>What squares z - m for the variance cell.</summary>
    public Squarer Squarer { get; init; } = Squarer.Exact;

    /// <summary>beta_c, retention of a lateral weight over one sample period, in (0, 1).</summary>
    public required float LateralRetention { get; init; }

    /// <summary>How the arrays are built.</summary>
    public CrossbarDesign Crossbar { get; init; } = CrossbarDesign.Ideal;

    /// <summary>Calibrated ranges of the converters, one entry per layer; empty when no converter needs one.</summary>
    public ImmutableArray<LayerRanges> ConverterRanges { get; init; } = [];

    /// <summary>Optimiser of the feed-forward weights.</summary>
    public required OptimizerSettings Optimizer { get; init; }

    /// <summary>The batched rule and its protocol; null: streaming TRL.</summary>
    public BatchSettings? Batch { get; init; }

    /// <summary>K: weights are written every K samples with the mean gradient of those samples; at least 1.</summary>
    public int WriteEvery { get; init; } = 1;

    /// <summary>When lateral results are used and weights are written.</summary>
    public Schedule Schedule { get; init; } = Schedule.Synchronous;

    /// <summary>Time between two samples, in seconds; a whole number of ticks.</summary>
    public double SamplePeriodSeconds { get; init; } = 1e-6;

    /// <summary>Length of a tick in seconds, 1 ps .. 1 ns.</summary>
    public double TickSeconds { get; init; } = 1e-9;

    /// <summary>The sample period in ticks.</summary>
    public long PeriodTicks => (long)Math.Round(SamplePeriodSeconds / TickSeconds);

    /// <summary>The ranges of a layer's converters.</summary>
    /// <exception cref="InvalidOperationException">A converter's range is to be calibrated and has not been.</exception>
    public LayerRanges RangesOf(int layer)
    {
        if (!ConverterRanges.IsEmpty)
            return ConverterRanges[layer];
        return Crossbar.NeedsCalibration ? throw new InvalidOperationException("The converters' ranges have not been calibrated.") : LayerRanges.Unit;
    }

    /// <summary>The run's seed.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>Samples of the whole run, for a rate that falls over it.</summary>
    public long TotalSamples { get; init; }
}
