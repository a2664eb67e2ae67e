namespace NeuroSim.Crossbars;

/// <summary>A converter between numbers and the voltages or currents of an array: a DAC on word lines, an ADC behind bit lines.</summary>
/// <param name="Bits">1 .. 16. No converter is null, never 0 bits.</param>
/// <param name="Range">Largest magnitude it represents, above 0, in the units of its signal; null: calibrated before the run, per layer.</param>
public sealed record Converter(int Bits, double? Range)
{
    /// <summary>Fewest bits.</summary>
    public const int FewestBits = 1;

    /// <summary>Most bits.</summary>
    public const int MostBits = 16;
}
