namespace NeuroSim.Circuits.Spice;

/// <summary>A circuit simulator. Not thread-safe: one per thread.</summary>
public interface ISpiceSimulator : IDisposable
{
    /// <summary>Which one, as reports name it.</summary>
    string Name { get; }

    /// <summary>Simulates a deck.</summary>
    /// <exception cref="SpiceException">The circuit cannot be read or solved, ends too early, or takes longer than its limit.</exception>
    SpiceResult Run(SpiceDeck deck);
}

/// <summary>A simulator that stops after every step of a transient, so that what it is driven with may depend on what it computed.</summary>
public interface ILockStepSimulator : ISpiceSimulator
{
    /// <summary>Begins a transient of <paramref name="steps"/> steps.</summary>
    /// <param name="deck">The circuit; its external sources are written <c>NAME plus minus external</c>, its vectors are what a step returns.</param>
    /// <param name="sources">Names of the external sources, in the order in which a step gives their volts.</param>
    /// <param name="stepSeconds">Length of a step.</param>
    /// <param name="steps">How many.</param>
    ILockStep StartLockStep(SpiceDeck deck, IReadOnlyList<string> sources, double stepSeconds, long steps);
}

/// <summary>A transient that is advanced step by step.</summary>
public interface ILockStep : IDisposable
{
    /// <summary>Holds the sources at <paramref name="volts"/> for one step and reads the vectors at its end.</summary>
    /// <exception cref="SpiceException">The simulator failed, or the steps are used up.</exception>
    void Advance(ReadOnlySpan<double> volts, Span<double> values);
}
