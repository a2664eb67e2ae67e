using System.Collections.Immutable;

namespace NeuroSim.Costs;

/// <summary>One group of circuits in an estimate, and what the total would be without it.</summary>
/// <param name="Name">The group.</param>
/// <param name="EnergyJoules">Joules of its rows, per neuron and sample.</param>
/// <param name="AreaSquareMeters">Area of its rows, per neuron.</param>
/// <param name="Share">Its share of the typical total.</param>
/// <param name="WithoutJoules">The typical total without it.</param>
public sealed record EnergySplit(string Name, PriceRange EnergyJoules, PriceRange AreaSquareMeters, double Share, double WithoutJoules)
{
    private static readonly (string Name, Func<EstimateRow, bool> Holds)[] Groups =
    [
        ("static power", row => row.Name.EndsWith("(static)", StringComparison.Ordinal)),
        ("forward ADC and column", row => IsColumn(row, "forward")),
        ("lateral ADC and column", row => IsColumn(row, "lateral")),
        ("transposed ADC and column", row => IsColumn(row, "transposed")),
        ("DAC", row => row.Name.EndsWith("DAC", StringComparison.Ordinal)),
        ("cell reads", row => row.Name.EndsWith("cells, read", StringComparison.Ordinal)),
        ("forward writes", row => IsWrite(row, "forward")),
        ("lateral writes", row => IsWrite(row, "lateral")),
        ("memories", row => row.Name.StartsWith("memory ", StringComparison.Ordinal) || row.Name.StartsWith("mean cell", StringComparison.Ordinal) || row.Name.StartsWith("variance cell", StringComparison.Ordinal) || row.Name.StartsWith("previous", StringComparison.Ordinal)),
        ("optimiser", row => row.Name.StartsWith("gradient scale", StringComparison.Ordinal) || row.Name.StartsWith("optimiser", StringComparison.Ordinal)),
        ("arithmetic and buffers", _ => true),
    ];

    /// <summary>The groups of a phase, the most expensive first; each row is in exactly one.</summary>
    public static ImmutableArray<EnergySplit> Of(PhaseEstimate phase)
    {
        ArgumentNullException.ThrowIfNull(phase);
        double total = phase.EnergyJoules.Typical;
        return
        [
            .. phase.Rows.GroupBy(row => Groups.First(group => group.Holds(row)).Name).Select(group =>
            {
                PriceRange energy = PriceRange.Sum(group.Select(row => row.EnergyJoules ?? PriceRange.Zero));
                PriceRange area = PriceRange.Sum(group.Select(row => row.AreaSquareMeters ?? PriceRange.Zero));
                return new EnergySplit(group.Key, energy, area, total == 0 ? 0 : energy.Typical / total, total - energy.Typical);
            }).OrderByDescending(split => split.EnergyJoules.Typical),
        ];
    }

    private static bool IsColumn(EstimateRow row, string array) => row.Name.StartsWith(array, StringComparison.Ordinal) && row.Name.Contains("columns, ", StringComparison.Ordinal);

    private static bool IsWrite(EstimateRow row, string array) => row.Name.StartsWith(array, StringComparison.Ordinal)
        && (row.Name.EndsWith("cells, write", StringComparison.Ordinal) || row.Name.EndsWith("lines, write pulses", StringComparison.Ordinal));
}
