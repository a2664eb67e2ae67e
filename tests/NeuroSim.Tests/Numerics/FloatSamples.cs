using NeuroSim.Numerics;

namespace NeuroSim.Tests.Numerics;

/// <summary>Floats that find differences between two ways to compute: every kind of number, every exponent.</summary>
internal static class FloatSamples
{
    private static readonly Philox Random = new(77, RandomStream.Digits);

    /// <summary>Zeros, denormals, the ends of the range, infinities, NaNs of both kinds, and numbers where roundings and selections turn.</summary>
    public static readonly float[] Special =
    [
        0f, -0f, float.Epsilon, -float.Epsilon, 1.1754942e-38f, 1.17549435e-38f, -1.17549435e-38f, float.MaxValue, float.MinValue,
        float.PositiveInfinity, float.NegativeInfinity, float.NaN, BitConverter.UInt32BitsToSingle(0x7F800001), BitConverter.UInt32BitsToSingle(0xFFC12345),
        1f, -1f, 0.5f, -0.5f, 1.5f, 2.5f, -2.5f, 0.625f, -0.625f, 8388607.5f, 16777216f, 87f, -87f, 88f, -88f, 20f, -20f, 1.0000001f, 0.99999994f,
        3.4e19f, 2e-20f, MathF.PI,
    ];

    /// <summary>Random mantissas and signs with all 256 exponents in turn, the special numbers between them.</summary>
    /// <param name="count">How many, a multiple of 16.</param>
    /// <param name="stream">Which sequence.</param>
    public static float[] Mixed(int count, uint stream)
    {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            PhiloxBlock block = Random.Block(stream, (ulong)i);
            uint exponent = block.W1 % 4 == 0 ? block.W2 % 40 + 107 : (uint)i & 255;
            values[i] = block.W1 % 16 == 1 ? Special[block.W2 % Special.Length] : BitConverter.UInt32BitsToSingle((block.W0 & 0x807FFFFF) | (exponent << 23));
        }

        return values;
    }

    /// <summary>Every <paramref name="step"/>-th float of the whole range, as many as fill lanes of 16.</summary>
    public static float[] Sweep(uint step)
    {
        int count = (int)(uint.MaxValue / step) / 16 * 16;
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = BitConverter.UInt32BitsToSingle((uint)i * step);
        return values;
    }
}
