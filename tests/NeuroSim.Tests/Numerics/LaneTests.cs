using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Numerics;

/// <summary>Both lanes give the same bits for every operation and every input; NaNs count as equal whatever they carry.</summary>
public sealed class LaneTests
{
    private const int Samples = 1 << 19;
    private static readonly float[] First = FloatSamples.Mixed(Samples, 1), Second = FloatSamples.Mixed(Samples, 2), Third = FloatSamples.Mixed(Samples, 3);

    [Fact]
    public void Add_BothLanes_SameBits() => AssertSame((a, b, _) => a + b, (a, b, _) => a + b);

    [Fact]
    public void Subtract_BothLanes_SameBits() => AssertSame((a, b, _) => a - b, (a, b, _) => a - b);

    [Fact]
    public void Multiply_BothLanes_SameBits() => AssertSame((a, b, _) => a * b, (a, b, _) => a * b);

    [Fact]
    public void Divide_BothLanes_SameBits() => AssertSame((a, b, _) => a / b, (a, b, _) => a / b);

    [Fact]
    public void Negate_BothLanes_SameBits() => AssertSame((a, _, _) => -a, (a, _, _) => -a);

    [Fact]
    public void MultiplyAdd_BothLanes_SameBits() => AssertSame(FloatLane.MultiplyAdd, Vector512Lane.MultiplyAdd);

    [Fact]
    public void WherePositive_BothLanes_SameBits() => AssertSame(FloatLane.WherePositive, Vector512Lane.WherePositive);

    [Fact]
    public void Sqrt_BothLanes_SameBits() => AssertSame((a, _, _) => FloatLane.Sqrt(a), (a, _, _) => Vector512Lane.Sqrt(a));

    [Fact]
    public void Round_BothLanes_SameBits() => AssertSame((a, _, _) => FloatLane.Round(a), (a, _, _) => Vector512Lane.Round(a));

    [Fact]
    public void PowerOfTwo_WholeRange_ExactInBothLanes()
    {
        float[] exponents = [.. Enumerable.Range(-126, 254).Select(n => (float)n), 0f, -0f];
        float[] results = new float[exponents.Length];
        for (int i = 0; i < exponents.Length; i += 16)
            Vector512Lane.PowerOfTwo(Vector512Lane.Load(exponents.AsSpan(i))).Store(results.AsSpan(i));
        for (int i = 0; i < exponents.Length; i++)
        {
            Assert.Equal(MathF.ScaleB(1, (int)exponents[i]), results[i]);
            Assert.Equal(results[i], FloatLane.PowerOfTwo(new FloatLane(exponents[i])).Value);
        }
    }

    [Fact]
    public void All_BothLanes_SameBits() =>
        AssertSame((a, _, _) => FloatLane.All(3.25f) + a, (a, _, _) => Vector512Lane.All(3.25f) + a);

    [Fact]
    public void Exp_BothLanes_SameBits() => AssertSame((a, _, _) => LaneMath.Exp(a), (a, _, _) => LaneMath.Exp(a));

    [Fact]
    public void Tanh_BothLanes_SameBits() => AssertSame((a, _, _) => LaneMath.Tanh(a), (a, _, _) => LaneMath.Tanh(a));

    [Fact]
    public void Sigmoid_BothLanes_SameBits() => AssertSame((a, _, _) => LaneMath.Sigmoid(a), (a, _, _) => LaneMath.Sigmoid(a));

    [Fact]
    public void NormalDistribution_BothLanes_SameBits() =>
        AssertSame((a, _, _) => LaneMath.Normal(a).Distribution, (a, _, _) => LaneMath.Normal(a).Distribution);

    [Fact]
    public void NormalDensity_BothLanes_SameBits() =>
        AssertSame((a, _, _) => LaneMath.Normal(a).Density, (a, _, _) => LaneMath.Normal(a).Density);

    [Theory]
    [InlineData(Activation.Relu)]
    [InlineData(Activation.Tanh)]
    [InlineData(Activation.Sigmoid)]
    [InlineData(Activation.Gelu)]
    public void Activation_BothLanes_SameValueAndSlope(Activation activation)
    {
        AssertSame((a, _, _) => ActivationFunction.Evaluate(activation, a).Value, (a, _, _) => ActivationFunction.Evaluate(activation, a).Value);
        AssertSame((a, _, _) => ActivationFunction.Evaluate(activation, a).Slope, (a, _, _) => ActivationFunction.Evaluate(activation, a).Slope);
    }

    private static void AssertSame(
        Func<FloatLane, FloatLane, FloatLane, FloatLane> scalar, Func<Vector512Lane, Vector512Lane, Vector512Lane, Vector512Lane> vector)
    {
        Span<float> lane = stackalloc float[16];
        for (int i = 0; i < Samples; i += 16)
        {
            vector(Vector512Lane.Load(First.AsSpan(i)), Vector512Lane.Load(Second.AsSpan(i)), Vector512Lane.Load(Third.AsSpan(i))).Store(lane);
            for (int k = 0; k < 16; k++)
            {
                float one = scalar(new(First[i + k]), new(Second[i + k]), new(Third[i + k])).Value;
                if (BitConverter.SingleToInt32Bits(one) != BitConverter.SingleToInt32Bits(lane[k]) && !(float.IsNaN(one) && float.IsNaN(lane[k])))
                    Assert.Fail($"({First[i + k]:R}, {Second[i + k]:R}, {Third[i + k]:R}): one float gives {one:R}, a vector {lane[k]:R}");
            }
        }
    }
}
