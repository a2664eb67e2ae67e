using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NeuroSim.Devices;
using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>Noise from pulse to pulse: n steps, each times 1 + sigma xi, add up to a deviation of sigma x step x sqrt n.</summary>
/// <param name="Sigma">Relative standard deviation of one step.</param>
/// <param name="Additive">Whether the step is that at weight 0; else it is the mean of the steps taken.</param>
internal readonly record struct PulseNoise(float Sigma, bool Additive)
{
    /// <summary>The standard deviation of sixteen cells' changes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<float> Of(Vector512<float> change, Vector512<float> upward, Vector512<uint> count, in CellResponse<Vector512Lane> cell)
    {
        Vector512<float> root = Vector512.Sqrt(Vector512.ConvertToSingle(count)), sigma = Vector512.Create(Sigma);
        if (!Additive)
            return sigma * change / Vector512.Max(root, Vector512<float>.One);
        Vector512<float> up = Vector512.GreaterThan(upward, Vector512<float>.Zero);
        return sigma * root * Vector512.ConditionalSelect(up, cell.StepUp.Value, cell.StepDown.Value);
    }
}
