using System.Collections.Immutable;

namespace NeuroSim.Learning;

/// <summary>What a state does under its drive.</summary>
public enum EquilibriumDynamics
{
    /// <summary>s = (1 - dt) s + dt sigma(drive), sigma(x) = 1 / (1 + e^(-4 (x - 1/2))) (Ernoult et al. 2019, "prototypical").</summary>
    Prototypical,

    /// <summary>s = clip(s + dt (drive - s), 0, 1): down the gradient of the Hopfield energy (Scellier and Bengio 2017, eqs. 1 and 4).</summary>
    EnergyBased,
}

/// <summary>Which states move at once.</summary>
public enum EquilibriumOrder
{
    /// <summary>Odd layers, then even ones with what the odd ones came to; the same fixed points in fewer sweeps.</summary>
    GaussSeidel,

    /// <summary>All layers, each with what the others were.</summary>
    Synchronous,
}

/// <summary>To which sides the output is nudged.</summary>
public enum Nudging
{
    /// <summary>To the target and away from it; their difference is the gradient (Laborieux et al. 2021).</summary>
    Symmetric,

    /// <summary>To the target; the difference to the free state.</summary>
    OneSided,

    /// <summary>To the target or away from it, drawn for every batch; the difference to the free state.</summary>
    RandomSign,
}

/// <summary>Equilibrium Propagation (Scellier and Bengio 2017) on layers with symmetric weights.</summary>
public sealed record EquilibriumSettings
{
    /// <summary>What a state does under its drive.</summary>
    public EquilibriumDynamics Dynamics { get; init; } = EquilibriumDynamics.Prototypical;

    /// <summary>Which states move at once.</summary>
    public EquilibriumOrder Order { get; init; } = EquilibriumOrder.GaussSeidel;

    /// <summary>Sweeps of the free phase, at least 1.</summary>
    public int FreeSweeps { get; init; } = 20;

    /// <summary>Sweeps of a nudged phase, at least 1.</summary>
    public int NudgedSweeps { get; init; } = 8;

    /// <summary>dt, above 0, at most 1.</summary>
    public float Step { get; init; } = 1;

    /// <summary>beta, above 0.</summary>
    public float Beta { get; init; } = 0.5f;

    /// <summary>To which sides the output is nudged.</summary>
    public Nudging Nudging { get; init; } = Nudging.Symmetric;

    /// <summary>Rates relative to the optimiser's, one for each hidden layer and one for the output; empty: <see cref="PublishedRates"/>.</summary>
    public LayerRates Rates { get; init; } = LayerRates.Published;

    /// <summary>The rates of a network with so many hidden layers.</summary>
    /// <exception cref="InvalidOperationException">None were given, and none were published for that many.</exception>
    public ImmutableArray<float> RatesOf(int hiddenLayers) => !Rates.Values.IsEmpty
        ? Rates.Values
        : PublishedRates(hiddenLayers) is { IsEmpty: false } published ? published : throw new InvalidOperationException("There are no published rates for so many layers.");

    /// <summary>Rates that were published for so many hidden layers (Ernoult et al. 2019, "Updates of Equilibrium Prop match gradients of BPTT"); empty where none were.</summary>
    public static ImmutableArray<float> PublishedRates(int hiddenLayers) => hiddenLayers switch
    {
        1 => [0.08f, 0.04f],
        2 => [0.2f, 0.05f, 0.005f],
        3 => [0.2f, 0.05f, 0.01f, 0.002f],
        _ => [],
    };
}
