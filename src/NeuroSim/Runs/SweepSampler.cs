using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>
/// Draws the samples of a sweep: independent ones, or a Latin hypercube (McKay, Beckman, Conover 1979, "A comparison of three methods for selecting values
/// of input variables", Technometrics 21): each of as many equal parts of every range holds exactly one. A draw depends on seed, axis and sample alone.
/// </summary>
internal sealed class SweepSampler(SweepSampling sampling, ulong seed)
{
    private readonly Philox _draws = new(seed, RandomStream.SweepPoints);
    private readonly Dictionary<int, int[]> _parts = [];

    /// <summary>How far along the range of an axis a sample lies, in [0, 1).</summary>
    public double Share(int axis, int sample)
    {
        double uniform = Uniform(_draws.Block(2 * (uint)axis, (ulong)sample));
        return sampling.LatinHypercube ? (Parts(axis)[sample] + uniform) / sampling.Count : uniform;
    }

    /// <summary>Which part of the range each sample lies in: a permutation by exchanges from the end (Fisher and Yates).</summary>
    private int[] Parts(int axis)
    {
        if (_parts.TryGetValue(axis, out int[]? parts))
            return parts;
        parts = [.. Enumerable.Range(0, sampling.Count)];
        for (int i = parts.Length - 1; i > 0; i--)
        {
            int other = _draws.Below(i + 1, (2 * (uint)axis) + 1, (ulong)i);
            (parts[i], parts[other]) = (parts[other], parts[i]);
        }

        return _parts[axis] = parts;
    }

    private static double Uniform(PhiloxBlock block) => ((((ulong)block.W1 << 32) | block.W0) >> 11) * (1.0 / (1UL << 53));
}
