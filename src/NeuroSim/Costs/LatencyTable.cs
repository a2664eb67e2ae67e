namespace NeuroSim.Costs;

/// <summary>The latencies of a technology at one corner; a missing one is collected instead of being taken as 0.</summary>
internal sealed class LatencyTable(Technology technology, Func<PriceRange, double> corner)
{
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    /// <summary>Prices that were asked for and are not in the file, as <c>part: figure</c>.</summary>
    internal IReadOnlyCollection<string> Missing => _missing;

    /// <summary>Seconds per event of <paramref name="part"/>; NaN when the file has none.</summary>
    internal double this[Part part] => Value(technology[part].Latency, part, "latency");

    /// <summary>Seconds of one write pass over an array of <paramref name="cell"/>.</summary>
    internal double Write(Part cell) => Value(technology[cell].WriteLatency, cell, "write-latency");

    /// <summary>Seconds from driving <paramref name="inputs"/> word lines until the column sums are converted and added.</summary>
    internal double Read(Part cell, int inputs)
    {
        int adders = (int)Math.Ceiling(Math.Log2(technology.Design.ArraysFor(inputs)));
        double conversions = technology.Design.ColumnsPerConverter.Typical * this[Part.BitLineAdc];
        return this[Part.WordLineDac] + this[cell] + conversions + (adders == 0 ? 0 : adders * this[Part.PartialSumAdder]);
    }

    private double Value(Figure? figure, Part part, string name)
    {
        if (figure is null)
            _missing.Add($"{TechnologyParser.KeyOf(part)}: {name}");
        return figure is null ? double.NaN : corner(figure.Range);
    }
}
