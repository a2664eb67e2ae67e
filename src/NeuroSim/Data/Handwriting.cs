namespace NeuroSim.Data;

/// <summary>
/// How one image is written: the distortions of a template that stay the same over its strokes. Arithmetic is additions,
/// multiplications and divisions of floats, so that every machine draws the same image.
/// </summary>
internal readonly struct Handwriting
{
    private const int BendTerms = 6;

    private readonly BendCoefficients _bend;
    private readonly float _xx, _xy, _yx, _yy;

    /// <summary>Draws a hand; larger <paramref name="carelessness"/> (1 is usual) distorts more.</summary>
    internal Handwriting(ref DigitDraws draws, float carelessness)
    {
        for (int term = 0; term < BendTerms; term++)
            (_bend[term], _bend[term + BendTerms]) = draws.NormalPair(5.6f * carelessness);
        float slant = draws.Normal(0.22f) + 0.16f;
        float half = draws.Normal(0.075f);
        float width = 1 + draws.Normal(0.16f);

        // Rotation by 2 atan(half) without a sine: rational parametrisation of the circle.
        float cosine = (1 - half * half) / (1 + half * half), sine = 2 * half / (1 + half * half);
        (_xx, _xy) = (cosine * width, -cosine * slant - sine);
        (_yx, _yy) = (sine * width, cosine - sine * slant);
    }

    /// <summary>Where a point of the template grid goes, in grid units around the centre (0, 0).</summary>
    internal (float X, float Y) Place(float x, float y)
    {
        float u = (x - 50) * 0.02f, v = (y - 50) * 0.02f;
        x += Bend(0, u, v) - 50;
        y += Bend(BendTerms, u, v) - 50;
        return (_xx * x + _xy * y, _yx * x + _yy * y);
    }

    /// <summary>A smooth displacement field: a cubic in u and v (both -1 .. 1), its affine part left to slant and rotation.</summary>
    private float Bend(int first, float u, float v) =>
        _bend[first] * u * v + _bend[first + 1] * (u * u - 0.4f) + _bend[first + 2] * (v * v - 0.4f)
        + _bend[first + 3] * (v * v - 0.6f) * v + _bend[first + 4] * u * (v * v - 0.4f) + _bend[first + 5] * v * (u * u - 0.4f);

    [System.Runtime.CompilerServices.InlineArray(2 * BendTerms)]
    private struct BendCoefficients
    {
        private float _first;
    }
}
