namespace NeuroSim.Crossbars;

/// <summary>What was sent and what arrived in writes by pulses.</summary>
/// <param name="Met">Pulses of a word line and a bit line that met at a cell.</param>
/// <param name="WordLines">Slots in which word lines fired, the bias line's among them, summed over the writes of columns: each charges the line's crossing with that column.</param>
/// <param name="BitLines">Slots in which bit lines fired: each charges a whole bit line.</param>
public readonly record struct PulseCounts(long Met, long WordLines, long BitLines)
{
    /// <summary>The counts of both.</summary>
    public PulseCounts Plus(PulseCounts other) => new(Met + other.Met, WordLines + other.WordLines, BitLines + other.BitLines);

    /// <summary>The counts of all.</summary>
    public static PulseCounts Sum(IEnumerable<PulseCounts> all) => all.Aggregate(default(PulseCounts), (sum, one) => sum.Plus(one));
}
