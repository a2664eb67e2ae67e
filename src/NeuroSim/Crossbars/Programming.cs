using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NeuroSim.Crossbars;

/// <summary>What programming a cell to a value gives: levels and noise.</summary>
internal readonly struct Programming
{
    private readonly float _step, _perStep, _first;

    /// <summary>Levels and noise of a design.</summary>
    /// <remarks>
    /// With n conductance levels from Gmin to Gmax a pair has the weights k W / (n - 1), k = -(n - 1) .. n - 1 (one of its cells rests at Gmin); an offset column has
    /// n weights from -W to W.
    /// </remarks>
    public Programming(CrossbarDesign design)
    {
        (Noise, IsStochastic) = (NoiseOf(design), design.StochasticRounding && design.Device.Levels is not null);
        if (design.Device.Levels is not { } levels)
            return;
        bool pair = design.Mapping == WeightMapping.DifferentialPair;
        double step = (pair ? 1 : 2) * design.WeightRange / (levels - 1);
        (_step, _perStep, _first) = ((float)step, (float)(1 / step), pair ? 0 : (float)-design.WeightRange);
    }

    /// <summary>Programming noise.</summary>
    public WeightNoise Noise { get; }

    /// <summary>Whether the level is chosen by chance.</summary>
    public bool IsStochastic { get; }

    /// <summary>The level below or above <paramref name="weights"/>: the lower one plus <paramref name="chance"/> of a step decides, so 1/2 takes the nearer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Nearest(Vector512<float> weights, Vector512<float> chance)
    {
        if (_step == 0)
            return weights;
        Vector512<float> first = Vector512.Create(_first);
        Vector512<float> position = Vector512.FusedMultiplyAdd(weights - first, Vector512.Create(_perStep), chance);
        return Vector512.FusedMultiplyAdd(Vector512.Floor(position), Vector512.Create(_step), first);
    }

    private static WeightNoise NoiseOf(CrossbarDesign design) => WeightNoise.Of(
        design.Device.ProgrammingNoise, design.Device.NoiseKind, design.Mapping, design.WeightRange, design.Device.OnOffRatio);
}
