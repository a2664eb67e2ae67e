using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Neurons;

public sealed class ActivationFunctionTests
{
    [Theory]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Gelu)]
    public void Evaluate_ManyPoints_ValueAndFiniteDifference(Activation activation)
    {
        for (int i = -4000; i <= 4000; i++)
        {
            float a = (i + 0.25f) / 400;
            (FloatLane value, FloatLane slope) = ActivationFunction.Evaluate(activation, new FloatLane(a));
            Assert.Equal(ExactActivation.Value(activation, a), value.Value, 1e-6 * Math.Max(1, Math.Abs(a)));
            Assert.Equal(ExactActivation.Slope(activation, a), slope.Value, 2e-6);
        }
    }

    [Fact]
    public void Evaluate_ReluAtZero_FlatAndPositiveZero()
    {
        foreach (float zero in (float[])[0f, -0f])
        {
            (FloatLane value, FloatLane slope) = ActivationFunction.Evaluate(Activation.Relu, new FloatLane(zero));
            Assert.Equal(0, BitConverter.SingleToInt32Bits(value.Value));
            Assert.Equal(0f, slope.Value);
        }
    }

    [Theory]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Gelu)]
    public void Evaluate_FarOut_SaturatesWithoutNan(Activation activation)
    {
        foreach (float a in (float[])[1e4f, -1e4f, 1e15f, -1e15f])
        {
            (FloatLane value, FloatLane slope) = ActivationFunction.Evaluate(activation, new FloatLane(a));
            Assert.Equal(ExactActivation.Value(activation, a), value.Value, 1e-6 * Math.Abs(a));
            Assert.Equal(activation == Activation.Gelu && a > 0 ? 1 : 0, slope.Value, 1e-6);
        }
    }
}
