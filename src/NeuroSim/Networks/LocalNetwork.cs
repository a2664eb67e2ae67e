using System.Collections.Immutable;
using NeuroSim.Learning;
using NeuroSim.Memories;

namespace NeuroSim.Networks;

/// <summary>Everything an engine needs to run a local rule one pass after the other: layers, rule, memory cells, clock. Immutable; <see cref="LocalState"/> changes.</summary>
public sealed record LocalNetwork
{
    /// <summary>Layers of rectifying neurons in the order data takes.</summary>
    public required ImmutableArray<Layer> Layers { get; init; }

    /// <summary>The rule.</summary>
    public required LocalRule Rule { get; init; }

    /// <summary>Its settings.</summary>
    public LocalRuleSettings Settings { get; init; } = new();

    /// <summary>Rate and decay; weights are written at every pass, and nothing is stored for a synapse.</summary>
    public required OptimizerSettings Optimizer { get; init; }

    /// <summary>The cell of the sample-and-hold registers of CLAPP; null: they hold exactly.</summary>
    public MemoryCell? RegisterCell { get; init; }

    /// <summary>The cell of Forward-Forward's mean activity, which takes a step a sample; null where the rule has none.</summary>
    public MemoryCell? TraceCell { get; init; }

    /// <summary>Time between two samples, in seconds; a whole number of ticks.</summary>
    public double SamplePeriodSeconds { get; init; } = 1e-6;

    /// <summary>Length of a tick in seconds.</summary>
    public double TickSeconds { get; init; } = 1e-9;

    /// <summary>The run's seed.</summary>
    public ulong Seed { get; init; } = 42;

    /// <summary>Samples of the whole run, for a rate that falls over it.</summary>
    public long TotalSamples { get; init; }

    /// <summary>Passes of a sample through the layers: a tile goes once; an image with its own label and with a wrong one.</summary>
    public int PassesPerSample => Rule == LocalRule.ForwardForward ? 2 : 1;

    /// <summary>Ticks from one pass to the next.</summary>
    public long PassTicks => (long)Math.Round(SamplePeriodSeconds / TickSeconds) / PassesPerSample;

    /// <summary>The rate at a pass.</summary>
    public float RateAt(long pass) => (float)new RateSchedule(Optimizer, TotalSamples).At(pass / PassesPerSample);
}
