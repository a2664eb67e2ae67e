namespace NeuroSim.Costs;

/// <summary>What the prices of a technology file assume about the chip around them. All figures are present.</summary>
public sealed record DesignChoices
{
    /// <summary>Supply in volts.</summary>
    public required Figure Supply { get; init; }

    /// <summary>Temperature in kelvin.</summary>
    public required Figure Temperature { get; init; }

    /// <summary>Bits of a converted, buffered or stored activation, error or lateral result.</summary>
    public required Figure ValueBits { get; init; }

    /// <summary>Bits of an optimiser number kept per synapse.</summary>
    public required Figure StateBits { get; init; }

    /// <summary>Inputs one physical array sums; a longer column is several arrays, each converted and added. A bias row comes on top.</summary>
    public required Figure RowsPerArray { get; init; }

    /// <summary>Columns that share a converter and are converted one after the other.</summary>
    public required Figure ColumnsPerConverter { get; init; }

    /// <summary>Volts across a cell that is read.</summary>
    public required Figure ReadVoltage { get; init; }

    /// <summary>Seconds for which a cell that is read conducts.</summary>
    public required Figure ReadTime { get; init; }

    /// <summary>Arrays that a column of <paramref name="inputs"/> word lines is split over, at least 1.</summary>
    public int ArraysFor(int inputs) => Math.Max(1, (int)Math.Ceiling(inputs / RowsPerArray.Typical));
}
