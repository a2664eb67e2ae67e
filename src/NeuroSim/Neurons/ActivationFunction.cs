using System.Runtime.CompilerServices;
using NeuroSim.Numerics;

namespace NeuroSim.Neurons;

/// <summary>Value and slope of the activation functions.</summary>
public static class ActivationFunction
{
    /// <summary>z = f(a) and the slope f'(a); the slope of ReLU at 0 is 0, and a NaN stays a NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TLane Value, TLane Slope) Evaluate<TLane>(Activation activation, TLane a)
        where TLane : struct, ILane<TLane>
    {
        return activation switch
        {
            Activation.Relu => (TLane.WherePositive(a, a, a - a), TLane.WherePositive(a, TLane.All(1f), TLane.All(0f))),
            Activation.Tanh => Tanh(a),
            Activation.Sigmoid => Sigmoid(a),
            _ => Gelu(a),
        };
    }

    private static (TLane Value, TLane Slope) Tanh<TLane>(TLane a)
        where TLane : struct, ILane<TLane>
    {
        TLane z = LaneMath.Tanh(a);
        return (z, TLane.MultiplyAdd(-z, z, TLane.All(1f)));
    }

    private static (TLane Value, TLane Slope) Sigmoid<TLane>(TLane a)
        where TLane : struct, ILane<TLane>
    {
        TLane z = LaneMath.Sigmoid(a);
        return (z, z * (TLane.All(1f) - z));
    }

    private static (TLane Value, TLane Slope) Gelu<TLane>(TLane a)
        where TLane : struct, ILane<TLane>
    {
        (TLane distribution, TLane density) = LaneMath.Normal(a);
        return (a * distribution, TLane.MultiplyAdd(a, density, distribution));
    }
}
