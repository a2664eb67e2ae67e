using System.Runtime.CompilerServices;
using NeuroSim.Memories;
using NeuroSim.Numerics;

namespace NeuroSim.Neurons;

/// <summary>
/// The step of a streaming TRL neuron, written once for one neuron and for a vector of them (paper, section 2.5 and eq. 12;
/// <c>docs/equations.md</c>).
/// </summary>
/// <remarks>
/// Symbols: a pre-activation, z activation, m running mean, v running variance, p activation of the sample before, d = z - m,
/// lat lateral signal, e error dLoss/da.
/// </remarks>
public static class TrlNeuron
{
    /// <summary>
    /// Everything a neuron does before it knows the lateral signal: activation, both memories, deviation, and its part of the error,
    /// 2 C_S (z - p) - 2 C_V max(0, tau - v) d.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TrlObservation<TLane> Observe<TLane>(
        in TrlConstants rule, TLane a, TLane m, TLane v, TLane p, LeakyIntegrator<TLane> mean, LeakyIntegrator<TLane> variance)
        where TLane : struct, ILane<TLane>
    {
        (TLane z, TLane slope) = ActivationFunction.Evaluate(rule.Activation, a);
        TLane newMean = mean.Advance(m, z);
        TLane d = z - newMean;
        TLane newVariance = variance.Advance(v, d * d);
        TLane lack = TLane.All(rule.TargetVariance) - newVariance;
        TLane gate = TLane.WherePositive(lack, lack, TLane.All(0f));
        TLane own = TLane.MultiplyAdd(TLane.All(rule.TwiceSimilarity), z - p, -(TLane.All(rule.TwiceVariance) * gate * d));
        return new TrlObservation<TLane>(z, slope, newMean, newVariance, d, own);
    }

    /// <summary>
    /// The error once the lateral signal is there: e = f'(a) (own + C_C lat), and exactly 0 where the slope is 0, so that a silent neuron need
    /// not read its lateral line.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLane Error<TLane>(in TrlConstants rule, TLane slope, TLane own, TLane lat)
        where TLane : struct, ILane<TLane>
    {
        TLane e = slope * TLane.MultiplyAdd(TLane.All(rule.Covariance), lat, own);
        return TLane.WherePositive(slope, e, TLane.WherePositive(-slope, e, TLane.All(0f)));
    }
}

/// <summary>What <see cref="TrlNeuron.Observe"/> leaves behind.</summary>
/// <param name="Z">Activation.</param>
/// <param name="Slope">f'(a).</param>
/// <param name="M">Running mean after the sample.</param>
/// <param name="V">Running variance after the sample.</param>
/// <param name="D">Deviation z - m.</param>
/// <param name="Own">The neuron's own part of the error, before f' and the lateral part.</param>
public readonly record struct TrlObservation<TLane>(TLane Z, TLane Slope, TLane M, TLane V, TLane D, TLane Own)
    where TLane : struct, ILane<TLane>;

/// <summary>The rule's constants as a step uses them.</summary>
/// <param name="TwiceSimilarity">2 C_S.</param>
/// <param name="TwiceVariance">2 C_V.</param>
/// <param name="Covariance">C_C.</param>
/// <param name="TargetVariance">tau.</param>
/// <param name="Activation">f.</param>
public readonly record struct TrlConstants(float TwiceSimilarity, float TwiceVariance, float Covariance, float TargetVariance, Activation Activation);
