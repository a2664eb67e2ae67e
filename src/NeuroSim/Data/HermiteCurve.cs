namespace NeuroSim.Data;

/// <summary>
/// A smooth line through points: cubic Hermite pieces with the tangents of Catmull and Rom (1974, "A class of local interpolating
/// splines"), m_i = (p_(i+1) - p_(i-1)) / 2. At a corner each side goes straight for its own neighbour, blended by a roundness.
/// </summary>
internal static class HermiteCurve
{
    /// <summary>The point at <paramref name="t"/> in [0, 1] of the piece from point <paramref name="span"/> to the next.</summary>
    /// <param name="points">At least two points.</param>
    /// <param name="span">Index of the piece's first point.</param>
    /// <param name="t">Position on the piece.</param>
    /// <param name="roundness">0: corners are sharp; 1: they are rounded like any other point.</param>
    internal static (float X, float Y) At(ReadOnlySpan<ControlPoint> points, int span, float t, float roundness)
    {
        ControlPoint a = points[span], b = points[span + 1];
        ControlPoint before = points[Math.Max(span - 1, 0)], after = points[Math.Min(span + 2, points.Length - 1)];
        float bluntA = a.Corner ? roundness : 1, bluntB = b.Corner ? roundness : 1;
        float t2 = t * t, t3 = t2 * t;
        float weightA = 2 * t3 - 3 * t2 + 1, tangentA = t3 - 2 * t2 + t, tangentB = t3 - t2;
        float x = Piece(before.X, a.X, b.X, after.X, bluntA, bluntB, weightA, tangentA, tangentB);
        float y = Piece(before.Y, a.Y, b.Y, after.Y, bluntA, bluntB, weightA, tangentA, tangentB);
        return (x, y);
    }

    private static float Piece(
        float before, float a, float b, float after, float bluntA, float bluntB, float weightA, float tangentA, float tangentB)
    {
        float chord = b - a;
        float slopeA = bluntA * 0.5f * (b - before) + (1 - bluntA) * chord;
        float slopeB = bluntB * 0.5f * (after - a) + (1 - bluntB) * chord;
        return weightA * a + (1 - weightA) * b + tangentA * slopeA + tangentB * slopeB;
    }
}
