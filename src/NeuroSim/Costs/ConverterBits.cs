namespace NeuroSim.Costs;

/// <summary>
/// How energy and area of an ADC grow with its bits: the survey fit of Accelergy's ADC plug-in (to Murmann's survey of 215 designs, its optimistic bound, at
/// 45 nm and up to 100 MS/s) gives 1.75, 2.02, 3.25, 6.28 and 13.6 pJ for 4, 6, 8, 10 and 12 bits; between and beyond them by straight lines in the
/// logarithm. The survey begins at 4 bits: fewer cost the same. The plug-in's area goes with energy^0.2991 at a node and a rate.
/// </summary>
public static class ConverterBits
{
    private const int Fewest = 4;

    private const double AreaExponent = 0.2991;

    private static readonly (int Bits, double Picojoules)[] Survey = [(4, 1.75), (6, 2.02), (8, 3.25), (10, 6.28), (12, 13.6)];

    /// <summary>Energy of a conversion with <paramref name="bits"/> over that with <paramref name="reference"/> bits.</summary>
    public static double EnergyRatio(double bits, double reference) => At(bits) / At(reference);

    /// <summary>Area of a converter with <paramref name="bits"/> over that with <paramref name="reference"/> bits, at the same node and rate.</summary>
    public static double AreaRatio(double bits, double reference) => Math.Pow(EnergyRatio(bits, reference), AreaExponent);

    private static double At(double bits)
    {
        bits = Math.Max(bits, Fewest);
        int above = 1;
        while (above < Survey.Length - 1 && Survey[above].Bits < bits)
            above++;
        (int Bits, double Picojoules) low = Survey[above - 1], high = Survey[above];
        double share = (bits - low.Bits) / (high.Bits - low.Bits);
        return low.Picojoules * Math.Pow(high.Picojoules / low.Picojoules, share);
    }
}
