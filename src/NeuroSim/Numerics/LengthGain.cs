namespace NeuroSim.Numerics;

/// <summary>The factor that brings a vector to a mean square of 1, so that a layer cannot read the goodness of the one before (Hinton 2022, section 2.1).</summary>
internal static class LengthGain
{
    private const float Least = 1e-20f;

    /// <summary>1 / rms; finite for a vector of zeros.</summary>
    /// <param name="squares">Sum of the squares.</param>
    /// <param name="count">Elements of the vector.</param>
    public static float Of(float squares, int count) => 1f / (MathF.Sqrt(squares / count) + Least);
}
