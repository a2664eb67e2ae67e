using NeuroSim.Numerics;

namespace NeuroSim.Data;

/// <summary>
/// The synthetic categories of the smooth-data experiments: 4 categories of 16 numbers, item = (1 - a) template + a uniform noise; template c is 1 on numbers
/// 4c .. 4c + 3.
/// </summary>
public static class SmoothItems
{
    /// <summary>Categories.</summary>
    public const int Categories = 4;

    /// <summary>Numbers of an item.</summary>
    public const int Inputs = 16;

    /// <summary>Items of every category, category after category.</summary>
    /// <param name="perCategory">How many of each, at least 1.</param>
    /// <param name="noise">a in [0, 1].</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="set">Which of several pools of one seed, that share no noise.</param>
    public static ItemSet Generate(int perCategory, double noise, ulong seed, uint set)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(perCategory, 1);
        if (!(noise >= 0 && noise <= 1))
            throw new ArgumentOutOfRangeException(nameof(noise), noise, "The share of noise is 0 .. 1.");
        var random = new Philox(seed, RandomStream.SmoothItems);
        var items = new Matrix(Categories * perCategory, Inputs);
        byte[] labels = new byte[items.Rows];
        for (int i = 0; i < labels.Length; i++)
        {
            labels[i] = (byte)(i / perCategory);
            for (int d = 0; d < Inputs; d++)
                items[i, d] = Mix(d / 4 == labels[i] ? 1 : 0, noise, random.Uniform(set, (ulong)i * Inputs + (ulong)d));
        }

        return new ItemSet(items, labels);
    }

    /// <summary>(1 - a) pattern + a uniform.</summary>
    internal static float Mix(float pattern, double noise, float uniform) => (float)((1 - noise) * pattern + noise * uniform);
}
