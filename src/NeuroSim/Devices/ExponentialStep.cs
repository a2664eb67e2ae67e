using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Devices;

/// <summary>
/// The step falls exponentially towards the bounds: dw+ = s+ max(0, 1 - A+ e^(g+ z)), dw- = -s- max(0, 1 - A- e^(-g- z)) with
/// z = 2 a w / (b+ - b-) + b, fitted to measured filamentary ReRAM (the exponential-step device of Rasch et al. 2021, "A flexible and fast PyTorch toolkit
/// for simulating training and inference on analog crossbar arrays", AICAS, section III; data of Gong et al. 2018, "Signal and noise extraction from
/// analog memory elements for neuromorphic computing", Nature Communications 9:2102).
/// </summary>
/// <param name="AmplitudeUp">A+; below 0 the step grows instead.</param>
/// <param name="AmplitudeDown">A-; below 0 the step grows instead.</param>
/// <param name="RateUp">g+.</param>
/// <param name="RateDown">g-.</param>
/// <param name="Scale">a.</param>
/// <param name="Shift">b.</param>
public readonly record struct ExponentialStep(float AmplitudeUp, float AmplitudeDown, float RateUp, float RateDown, float Scale, float Shift)
    : IPulseLaw
{
    /// <summary>The values fitted to ReRAM that the citation gives as defaults.</summary>
    public static ExponentialStep Default => new(8.1e-4f, 0.36833f, 12.44625f, 12.78785f, 0.244f, 0.2425f);

    /// <inheritdoc/>
    public static bool HasSlopes => false;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Up<TLane>(TLane w, in CellResponse<TLane> cell)
        where TLane : struct, ILane<TLane> => cell.StepUp * Share(AmplitudeUp, TLane.All(RateUp) * Position(w, cell));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLane Down<TLane>(TLane w, in CellResponse<TLane> cell)
        where TLane : struct, ILane<TLane> => -(cell.StepDown * Share(AmplitudeDown, TLane.All(-RateDown) * Position(w, cell)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLane Position<TLane>(TLane w, in CellResponse<TLane> cell)
        where TLane : struct, ILane<TLane>
    {
        TLane range = cell.Upper - cell.Lower;
        TLane safe = TLane.WherePositive(range, range, TLane.All(1f));
        return TLane.MultiplyAdd(TLane.All(2 * Scale) * w, TLane.All(1f) / safe, TLane.All(Shift));
    }

    /// <summary>max(0, 1 - A e^x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLane Share<TLane>(float amplitude, TLane exponent)
        where TLane : struct, ILane<TLane>
    {
        TLane share = TLane.All(1f) - TLane.All(amplitude) * LaneMath.Exp(exponent);
        return TLane.WherePositive(share, share, TLane.All(0f));
    }
}
