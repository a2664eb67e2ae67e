using NeuroSim.Learning;

namespace NeuroSim.Runs;

/// <summary>How leaky activations remember, <c>learning.activationMemory:</c> of an experiment.</summary>
public sealed record ActivationMemorySettings
{
    /// <summary>alpha, each in [0, 1); neuron i has entry i modulo their number. 0: no memory.</summary>
    public GroupRetentions Retentions { get; init; } = new([0.5]);

    /// <summary>When it forgets.</summary>
    public ResetKind Reset { get; init; }

    /// <summary>Items between two periodic resets, 1 .. 1,000,000.</summary>
    public int Every { get; init; } = 2;

    /// <summary>Where a reset takes it.</summary>
    public ResetTarget Target { get; init; }

    /// <summary>Inputs of the row that a local reset watches, 1 .. 16384; row i belongs to neuron i.</summary>
    public int RowInputs { get; init; } = 2;

    /// <summary>Whether the gradient is scaled by 1 - alpha.</summary>
    public bool ScalesGradient { get; init; }

    /// <summary>Charge that the reset switch leaves on the capacitor of a physical cell, in coulomb, -1 pC .. 1 pC.</summary>
    public double InjectedCoulombs { get; init; }

    /// <summary>Whether it is the cell of <c>hardware.memory</c>, with its mismatch, leak and noise; else an ideal one.</summary>
    public bool IsPhysical { get; init; }
}
