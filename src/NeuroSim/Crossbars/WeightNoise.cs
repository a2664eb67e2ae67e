using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NeuroSim.Devices;
using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>
/// The variance of a weight whose conductances are noisy, as a function of the weight: constant + magnitude |w| + linear w + square w^2.
/// </summary>
/// <remarks>
/// In units of the weight, g = k G. A pair has g+- = W0 + max(+-w, 0) with W0 = W / (ratio - 1); an offset column g = 2 W0 + W + w. Independent noise has
/// variance (sigma gmax)^2 per conductance, proportional noise (sigma g)^2. The reference column's cell adds a noise that all bit lines share.
/// </remarks>
/// <param name="Constant">Term of degree 0.</param>
/// <param name="Magnitude">Factor of |w|.</param>
/// <param name="Linear">Factor of w.</param>
/// <param name="Square">Factor of w^2.</param>
/// <param name="Shared">Variance of the reference column's cell, the same for all bit lines of an array; 0 for a pair.</param>
internal readonly record struct WeightNoise(float Constant, float Magnitude, float Linear, float Square, float Shared) : ICellFunction
{
    /// <summary>Whether the variance is the same for every weight.</summary>
    public bool IsUniform => Magnitude == 0 && Linear == 0 && Square == 0;

    /// <summary>Whether there is any.</summary>
    public bool IsNone => IsUniform && Constant == 0 && Shared == 0;

    /// <summary>The noise of conductances with relative standard deviation <paramref name="sigma"/>.</summary>
    public static WeightNoise Of(double sigma, ReadNoiseKind kind, WeightMapping mapping, double weightRange, double onOffRatio)
    {
        double rest = weightRange / (onOffRatio - 1), variance = sigma * sigma;
        bool pair = mapping == WeightMapping.DifferentialPair;
        double largest = (pair ? 1 : 2) * (rest + weightRange), middle = 2 * rest + weightRange;
        if (kind == ReadNoiseKind.Independent)
            return new((float)((pair ? 2 : 1) * variance * largest * largest), 0, 0, 0, pair ? 0 : (float)(variance * largest * largest));
        return pair
            ? new((float)(2 * variance * rest * rest), (float)(2 * variance * rest), 0, (float)variance, 0)
            : new((float)(variance * middle * middle), 0, (float)(2 * variance * middle), (float)variance, (float)(variance * middle * middle));
    }

    /// <summary>The variance of each weight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> At(Vector512<float> w)
    {
        Vector512<float> variance = Vector512.FusedMultiplyAdd(Vector512.Create(Square), w, Vector512.Create(Linear));
        variance = Vector512.FusedMultiplyAdd(variance, w, Vector512.Create(Constant));
        return Vector512.Max(Vector512<float>.Zero, Vector512.FusedMultiplyAdd(Vector512.Create(Magnitude), Vector512.Abs(w), variance));
    }

    /// <summary>The variance of one weight.</summary>
    public float At(float w) => At(Vector512.Create(w)).ToScalar();

    /// <summary>
    /// The variance of sum_i w_i x_i. The sum of independent normal deviations is normal, so one draw per bit line with this variance has the same distribution as one
    /// draw per cell.
    /// </summary>
    /// <param name="row">Weights, a multiple of 16.</param>
    /// <param name="x">Inputs, zero where a weight is padding.</param>
    /// <param name="squareSum">sum_i x_i^2.</param>
    public float OfSum(ReadOnlySpan<float> row, ReadOnlySpan<float> x, float squareSum) =>
        IsUniform ? Constant * squareSum : RowKernels.WeightedSquares(row, x, this);
}
