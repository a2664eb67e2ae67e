using NeuroSim.Numerics;

namespace NeuroSim.Data;

/// <summary>
/// A stream whose features change at different paces: 3 rows of 2 numbers; row f carries a binary state, (1, 0) or (0, 1), that switches every 1, 3, 5 items, plus
/// uniform noise. The label is 0.
/// </summary>
/// <param name="noise">a in [0, 1]: item = (1 - a) state + a uniform noise.</param>
/// <param name="seed">The run's seed.</param>
/// <param name="drawsStates">Whether a state is drawn at every switch, and may stay, or alternates.</param>
public sealed class TimescaleStream(double noise, ulong seed, bool drawsStates = false) : ILabelledSource
{
    private static readonly int[] Periods = [1, 3, 5];

    private readonly Philox _random = new(seed, RandomStream.SmoothItems);

    /// <summary>Rows, the fastest first.</summary>
    public static int Rows => Periods.Length;

    /// <inheritdoc/>
    public int Inputs => 2 * Rows;

    /// <inheritdoc/>
    public byte Label(long sample) => 0;

    /// <inheritdoc/>
    public void Read(long sample, Span<float> input)
    {
        for (int f = 0; f < Rows; f++)
        {
            long turn = sample / Periods[f];
            bool state = drawsStates ? _random.Uniform(100 + (uint)f, (ulong)turn) < 0.5f : turn % 2 == 1;
            for (int e = 0; e < 2; e++)
                input[2 * f + e] = SmoothItems.Mix(state == (e == 1) ? 1 : 0, noise, _random.Uniform((uint)(2 * f + e), (ulong)sample));
        }
    }
}
