using System.Collections.Immutable;

namespace NeuroSim.Costs;

/// <summary>Rows of one way of using the chip, inference or learning, per neuron and sample, with their totals.</summary>
/// <param name="Rows">One per kind of circuit.</param>
/// <param name="Unavailable">What has no price, as <c>row (part: figure)</c>. While it is not empty the totals are lower bounds.</param>
public sealed record PhaseEstimate(ImmutableArray<EstimateRow> Rows, ImmutableArray<string> Unavailable)
{
    /// <summary>Sum of the rows that have a price, in joules per neuron and sample.</summary>
    public PriceRange EnergyJoules => PriceRange.Sum(Rows.Select(row => row.EnergyJoules ?? PriceRange.Zero));

    /// <summary>Sum of the rows that have an area, in m2 per neuron.</summary>
    public PriceRange AreaSquareMeters => PriceRange.Sum(Rows.Select(row => row.AreaSquareMeters ?? PriceRange.Zero));

    /// <summary>Whether a row's energy has no price, so that <see cref="EnergyJoules"/> is a lower bound.</summary>
    public bool LacksEnergy => Rows.Any(row => row.EnergyJoules is null);

    /// <summary>Whether a row's area has no price, so that <see cref="AreaSquareMeters"/> is a lower bound.</summary>
    public bool LacksArea => Rows.Any(row => row.AreaSquareMeters is null);

    /// <summary>The mean over layers, each weighted with its share of the neurons; rows are matched by name.</summary>
    internal static PhaseEstimate Mean(IReadOnlyList<(double Share, PhaseEstimate Phase)> layers)
    {
        var rows = layers.SelectMany(layer => layer.Phase.Rows.Select(row => (layer.Share, Row: row)))
            .GroupBy(entry => entry.Row.Name)
            .Select(group => MeanRow([.. group]));
        return new PhaseEstimate([.. rows], [.. layers.SelectMany(layer => layer.Phase.Unavailable).Distinct()]);
    }

    private static EstimateRow MeanRow((double Share, EstimateRow Row)[] entries) => entries[0].Row with
    {
        Count = entries.Sum(entry => entry.Share * entry.Row.Count),
        EnergyJoules = MeanOf(entries.Select(entry => (entry.Share, entry.Row.EnergyJoules))),
        AreaSquareMeters = MeanOf(entries.Select(entry => (entry.Share, entry.Row.AreaSquareMeters))),
    };

    /// <summary>The weighted sum, unavailable as soon as one layer's price is.</summary>
    private static PriceRange? MeanOf(IEnumerable<(double Share, PriceRange? Price)> prices)
    {
        PriceRange? sum = PriceRange.Zero;
        foreach (var (share, price) in prices)
            sum = sum is null || price is null ? null : sum.Value + share * price.Value;
        return sum;
    }
}
