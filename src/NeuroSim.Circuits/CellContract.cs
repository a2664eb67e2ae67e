using System.Collections.Immutable;
using NeuroSim.Circuits.Spice;

namespace NeuroSim.Circuits;

/// <summary>What a memory cell's model and its circuit must agree on: the netlist, its stimulus, the model's values, and how far they may differ.</summary>
public sealed record CellContract
{
    /// <summary>Name of the cell and of its netlist in <c>circuits/</c>.</summary>
    public required string Cell { get; init; }

    /// <summary>What it is, a sentence.</summary>
    public required string Description { get; init; }

    /// <summary>The node that is the memory.</summary>
    public required string Node { get; init; }

    /// <summary>Steps of the stimulus.</summary>
    public required int Samples { get; init; }

    /// <summary>Whether the source <c>vin</c> is driven with a new voltage each sample; else the netlist's own source holds.</summary>
    public bool IsDriven { get; init; } = true;

    /// <summary>Samples that the source <c>vr</c> begins with a reset, a hundredth of a period long; empty where the netlist's own source holds.</summary>
    public ImmutableArray<bool> Resets { get; init; } = [];

    /// <summary>The memory at the end of every sample, in volts, from the bound netlist and the voltages of the samples.</summary>
    public required Func<CellParameters, ImmutableArray<double>, ImmutableArray<double>> Model { get; init; }

    /// <summary>beta of one sample; null for a cell that does not integrate.</summary>
    public Func<CellParameters, double>? Retention { get; init; }

    /// <summary>Joules drawn from the source over all samples by the closed form; null when there is none.</summary>
    public Func<CellParameters, ImmutableArray<double>, double>? Energy { get; init; }

    /// <summary>Largest difference, as a share of the stimulus' swing.</summary>
    public required double Tolerance { get; init; }

    /// <summary>Why that much.</summary>
    public required string Reason { get; init; }

    /// <summary>The netlist as it stands in <c>circuits/</c>.</summary>
    public Netlist Netlist => Netlist.BuiltIn(Cell);
}
