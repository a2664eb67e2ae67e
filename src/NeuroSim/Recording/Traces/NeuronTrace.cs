using System.Collections.Immutable;
using NeuroSim.Engines;
using NeuroSim.Networks;

namespace NeuroSim.Recording.Traces;

/// <summary>Everything recorded of one neuron and one of its weights, ready to be written in any format.</summary>
public sealed record NeuronTrace
{
    /// <summary>Name of the experiment.</summary>
    public required string Name { get; init; }

    /// <summary>The network it ran in.</summary>
    public required Network Network { get; init; }

    /// <summary>Layer, from 0.</summary>
    public required int Layer { get; init; }

    /// <summary>Neuron of the layer, from 0.</summary>
    public required int Neuron { get; init; }

    /// <summary>Input of the layer, from 0.</summary>
    public required int Input { get; init; }

    /// <summary>A row a sample, at least one.</summary>
    public required ImmutableArray<NeuronSample> Rows { get; init; }

    /// <summary>What the layers' parts did during the first samples.</summary>
    public ImmutableArray<PartSpan> Timeline { get; init; } = [];

    /// <summary>The neuron as the command line has it, both numbers from 1, as in <c>1/5</c>.</summary>
    public string Place => FormattableString.Invariant($"{Layer + 1}/{Neuron + 1}");

    /// <summary>The schedule's word.</summary>
    public string Schedule => Network.Schedule.ToString().ToLowerInvariant();

    /// <summary>The row of a sample; null when it was not recorded.</summary>
    public NeuronSample? At(long sample) => sample >= Rows[0].Sample && sample - Rows[0].Sample < Rows.Length ? Rows[(int)(sample - Rows[0].Sample)] : null;
}
