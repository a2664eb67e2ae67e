namespace NeuroSim.Tests.Numerics;

/// <summary>
/// The order of summation in plain scalar code, written from its description: element i goes to partial sum i mod 64, i ascending, one rounding;
/// then blocks (0 + 1) + (2 + 3), then halves of 8, 4, 2, 1.
/// </summary>
internal static class OrderedSum
{
    public static float Dot(ReadOnlySpan<float> row, ReadOnlySpan<float> x)
    {
        Span<float> sums = stackalloc float[64];
        sums.Clear();
        for (int i = 0; i < row.Length; i++)
            sums[i % 64] = MathF.FusedMultiplyAdd(row[i], x[i], sums[i % 64]);
        for (int i = 0; i < 16; i++)
            sums[i] = (sums[i] + sums[16 + i]) + (sums[32 + i] + sums[48 + i]);
        for (int half = 8; half >= 1; half /= 2)
        {
            for (int i = 0; i < half; i++)
                sums[i] += sums[half + i];
        }

        return sums[0];
    }
}
