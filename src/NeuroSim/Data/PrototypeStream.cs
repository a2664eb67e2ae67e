using NeuroSim.Numerics;

namespace NeuroSim.Data;

/// <summary>
/// A smooth stream in which successive items have nothing in common but their category: 4 categories of 4 prototypes, each prototype one of 16 numbers; the
/// items of a category take its prototypes in turn, plus uniform noise.
/// </summary>
/// <param name="noise">a in [0, 1]: item = (1 - a) prototype + a uniform noise.</param>
/// <param name="repetitions">Items of a category in a row, at least 1.</param>
/// <param name="seed">The run's seed.</param>
public sealed class PrototypeStream(double noise, int repetitions, ulong seed) : ILabelledSource
{
    private readonly Philox _random = new(seed, RandomStream.SmoothItems);

    /// <inheritdoc/>
    public int Inputs => SmoothItems.Inputs;

    /// <inheritdoc/>
    public byte Label(long sample) => (byte)(sample / repetitions % SmoothItems.Categories);

    /// <inheritdoc/>
    public void Read(long sample, Span<float> input)
    {
        long before = sample / (repetitions * SmoothItems.Categories) * repetitions + sample % repetitions;
        int prototype = Label(sample) * 4 + (int)(before % 4);
        for (int d = 0; d < Inputs; d++)
            input[d] = SmoothItems.Mix(d == prototype ? 1 : 0, noise, _random.Uniform(200 + (uint)d, (ulong)sample));
    }
}
