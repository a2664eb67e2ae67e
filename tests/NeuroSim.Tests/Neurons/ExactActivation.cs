using MathNet.Numerics.Distributions;
using NeuroSim.Neurons;

namespace NeuroSim.Tests.Neurons;

/// <summary>The activation functions and their slopes in double precision.</summary>
internal static class ExactActivation
{
    public static double Value(Activation activation, double a) => activation switch
    {
        Activation.Relu => Math.Max(0, a),
        Activation.Tanh => Math.Tanh(a),
        Activation.Sigmoid => 1 / (1 + Math.Exp(-a)),
        _ => a * Normal.CDF(0, 1, a),
    };

    /// <summary>A central difference; not for ReLU at 0.</summary>
    public static double Slope(Activation activation, double a)
    {
        const double H = 1e-5;
        return (Value(activation, a + H) - Value(activation, a - H)) / (2 * H);
    }
}
