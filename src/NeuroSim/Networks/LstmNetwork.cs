using NeuroSim.Learning;

namespace NeuroSim.Networks;

/// <summary>A layer of LSTM units and an output layer: I - H - O.</summary>
/// <param name="Inputs">I.</param>
/// <param name="Neurons">H: units, each a cell with three gates.</param>
/// <param name="Outputs">O: classes, or I of an autoencoder.</param>
/// <param name="Settings">The rule.</param>
/// <param name="Seed">Seed of the initial weights.</param>
public sealed record LstmNetwork(int Inputs, int Neurons, int Outputs, LstmSettings Settings, ulong Seed)
{
    /// <summary>Refuses what cannot be.</summary>
    /// <exception cref="ArgumentException">Shapes or settings that do not go together.</exception>
    public void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Neurons, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Outputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Settings.Window, 1);
        Settings.Rule.Validate();
        if (Settings.Output == OutputKind.Autoencoder && Outputs != Inputs)
            throw new ArgumentException($"An autoencoder of {Inputs} inputs has as many outputs, not {Outputs}.");
    }
}
