using System.Globalization;

namespace NeuroSim.Circuits.Spice;

/// <summary>Numbers as SPICE writes them: 10meg is 1e7, 10m is 0.01, and letters behind the suffix do not count.</summary>
public static class SpiceNumber
{
    private static readonly (string Suffix, double Factor)[] Suffixes =
        [("meg", 1e6), ("mil", 25.4e-6), ("t", 1e12), ("g", 1e9), ("k", 1e3), ("m", 1e-3), ("u", 1e-6), ("n", 1e-9), ("p", 1e-12), ("f", 1e-15)];

    /// <summary>Reads a number with an optional suffix.</summary>
    public static bool TryParse(string text, out double value)
    {
        ArgumentNullException.ThrowIfNull(text);
        string lower = text.Trim().ToLowerInvariant();
        if (double.TryParse(lower, NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            return true;
        int end = lower.Length;
        while (end > 0 && char.IsAsciiLetter(lower[end - 1]))
            end--;
        if (!double.TryParse(lower.AsSpan(0, end), NumberStyles.Float, CultureInfo.InvariantCulture, out value))
            return false;
        string letters = lower[end..];
        foreach ((string suffix, double factor) in Suffixes)
        {
            if (letters.StartsWith(suffix, StringComparison.Ordinal))
            {
                value *= factor;
                break;
            }
        }

        return true;
    }
}
