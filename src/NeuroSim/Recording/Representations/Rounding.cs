using System.Globalization;

namespace NeuroSim.Recording.Representations;

/// <summary>Numbers as short as a picture needs them; text that is written from them has no more digits.</summary>
internal static class Rounding
{
    /// <summary>So many digits after the point.</summary>
    public static double Decimals(double value, int digits) => Math.Round(value, digits) + 0.0; // no -0

    /// <summary>Four significant digits.</summary>
    public static double Significant(double value) =>
        double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
