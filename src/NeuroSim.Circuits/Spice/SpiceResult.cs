using System.Collections.Immutable;

namespace NeuroSim.Circuits.Spice;

/// <summary>What a simulator computed: for a transient, values at its own times.</summary>
/// <param name="Time">Times in seconds, ascending; a single 0 for an operating point.</param>
/// <param name="Vectors">Volts or amperes at those times, by name.</param>
public sealed record SpiceResult(ImmutableArray<double> Time, ImmutableDictionary<string, ImmutableArray<double>> Vectors)
{
    /// <summary>All values of a vector.</summary>
    public ImmutableArray<double> this[string vector] => Vectors[vector];

    /// <summary>A vector at any time, straight lines between the simulator's points.</summary>
    public double At(string vector, double seconds)
    {
        ImmutableArray<double> values = Vectors[vector];
        int after = Time.BinarySearch(seconds);
        if (after >= 0)
            return values[after];
        after = ~after;
        if (after == 0 || after == Time.Length)
            return values[Math.Min(after, Time.Length - 1)];
        double share = (seconds - Time[after - 1]) / (Time[after] - Time[after - 1]);
        return values[after - 1] + share * (values[after] - values[after - 1]);
    }

    /// <summary>Throws when a transient did not get to its end.</summary>
    internal SpiceResult Checked(SpiceDeck deck, string simulator, string messages)
    {
        if (deck.StopSeconds is { } stop && (Time.IsEmpty || Time[^1] < stop * (1 - 1e-9)))
            throw new SpiceException(simulator, $"the transient ended at {(Time.IsEmpty ? 0 : Time[^1]):R} s instead of {stop:R} s", messages);
        return this;
    }
}
