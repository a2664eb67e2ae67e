namespace NeuroSim.Costs;

/// <summary>What the process can make. Cells outside are warned about, not refused. All figures are present.</summary>
public sealed record ProcessWindow
{
    /// <summary>Largest passive resistance in ohm.</summary>
    public required Figure LargestResistance { get; init; }

    /// <summary>Smallest bias current in ampere that leakage does not swamp.</summary>
    public required Figure SmallestBiasCurrent { get; init; }

    /// <summary>Capacitance per area in F/m2; high is the dense one.</summary>
    public required Figure CapacitorDensity { get; init; }

    /// <summary>Area around every capacitor in m2.</summary>
    public required Figure CapacitorBorder { get; init; }

    /// <summary>Smallest capacitor in farad that is not lost among the parasitic capacitances of its switches.</summary>
    public required Figure SmallestCapacitance { get; init; }

    /// <summary>Area of a capacitor of <paramref name="farads"/> in m2; the dense process gives the low end.</summary>
    public PriceRange CapacitorArea(double farads)
    {
        var density = CapacitorDensity.Range;
        return new PriceRange(farads / density.High, farads / density.Typical, farads / density.Low) + CapacitorBorder.Range;
    }
}
