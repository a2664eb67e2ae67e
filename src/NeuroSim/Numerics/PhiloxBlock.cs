namespace NeuroSim.Numerics;

/// <summary>Four independent 32-bit words of one counter of <see cref="Philox"/>.</summary>
/// <param name="W0">First word.</param>
/// <param name="W1">Second word.</param>
/// <param name="W2">Third word.</param>
/// <param name="W3">Fourth word.</param>
public readonly record struct PhiloxBlock(uint W0, uint W1, uint W2, uint W3)
{
    /// <summary>A standard normal draw from the first two words.</summary>
    public double Normal0 => ToNormal(W0, W1);

    /// <summary>A standard normal draw from the last two words, independent of <see cref="Normal0"/>.</summary>
    public double Normal1 => ToNormal(W2, W3);

    /// <summary>A word as a number in [0, 1) with 24 bits.</summary>
    public static float ToUniform(uint word) => (word >> 8) * (1f / (1 << 24));

    /// <summary>53 bits of two words, centred in their interval, through the normal quantile; 0 never occurs, 1 (reached by rounding) is stepped back from.</summary>
    private static double ToNormal(uint low, uint high)
    {
        ulong bits = (((ulong)high << 32) | low) >> 11;
        return NormalDistribution.Quantile(Math.Min((bits + 0.5) * (1.0 / (1UL << 53)), 1 - 1.0 / (1UL << 53)));
    }
}
