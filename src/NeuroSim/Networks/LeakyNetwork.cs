using NeuroSim.Learning;
using NeuroSim.Memories;

namespace NeuroSim.Networks;

/// <summary>One hidden layer of leaky neurons and an output layer: I - D - O.</summary>
/// <param name="Inputs">I.</param>
/// <param name="Neurons">D.</param>
/// <param name="Outputs">O: classes, or I of an autoencoder.</param>
/// <param name="Settings">The rule.</param>
/// <param name="Seed">Seed of the initial weights.</param>
public sealed record LeakyNetwork(int Inputs, int Neurons, int Outputs, LeakySettings Settings, ulong Seed)
{
    /// <summary>The circuit that holds a hidden activation, its R from the neuron's retention; null: an ideal one.</summary>
    public LeakyCell? Cell { get; init; }

    /// <summary>alpha of a hidden neuron.</summary>
    public float RetentionOf(int neuron) => Settings.Retentions[neuron % Settings.Retentions.Count];

    /// <summary>Refuses what cannot be.</summary>
    /// <exception cref="ArgumentException">Shapes or settings that do not go together.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Neurons, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Settings.Batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Settings.ResetEvery, 1);
        Settings.Rule.Validate();
        Cell?.Validate();
        if (Settings.Retentions.Count == 0 || Settings.Retentions.Any(alpha => !(alpha >= 0 && alpha < 1)))
            throw new ArgumentException("Retentions are numbers in [0, 1), at least one.");
        if (Settings.Output == OutputKind.Autoencoder && Outputs != Inputs)
            throw new ArgumentException($"An autoencoder of {Inputs} inputs has as many outputs, not {Outputs}.");
        if (Settings.Reset == ResetKind.Local && Inputs != Neurons * Settings.RowInputs)
            throw new ArgumentException($"A local reset needs a row of {Settings.RowInputs} inputs for each of {Neurons} neurons, not {Inputs} inputs.");
    }
}
