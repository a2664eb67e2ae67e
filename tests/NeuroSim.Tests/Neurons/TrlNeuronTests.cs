using NeuroSim.Memories;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Neurons;

/// <summary>The neuron's step against eq. 12 in double precision and against the slope of the loss that eq. 12 comes from.</summary>
public sealed class TrlNeuronTests
{
    private const double Beta = 0.98, Similarity = 1.3, Variance = 4.5, Covariance = 0.7, Target = 1.1;

    /// <summary>A float step rounds about ten times; each rounding is below 6e-8 of the largest term.</summary>
    private const double Tolerance = 2e-6;

    public static TheoryData<Activation> Activations() => [.. Enum.GetValues<Activation>()];

    [Theory]
    [MemberData(nameof(Activations))]
    public void Observe_RandomNeurons_EquationsInDouble(Activation activation)
    {
        for (uint i = 0; i < 3000; i++)
        {
            Point at = Draw(i);
            TrlObservation<FloatLane> seen = Observe(activation, at);
            double z = ExactActivation.Value(activation, at.A), m = Beta * at.M + (1 - Beta) * z, d = z - m, v = Beta * at.V + (1 - Beta) * d * d;
            double own = 2 * Similarity * (z - at.P) - 2 * Variance * Math.Max(0, Target - v) * d;
            Assert.Equal(z, seen.Z.Value, Tolerance * 4);
            Assert.Equal(m, seen.M.Value, Tolerance * 4);
            Assert.Equal(v, seen.V.Value, Tolerance * 20);
            Assert.Equal(d, seen.D.Value, Tolerance * 4);
            Assert.Equal(own, seen.Own.Value, Tolerance * (20 + 40 * Math.Abs(d)));
        }
    }

    /// <summary>loss = C_S (z - p)^2 - C_V relu(tau - v) (z - m)^2 + C_C z lat with p, m, v and lat held: e is its slope by a.</summary>
    [Theory]
    [MemberData(nameof(Activations))]
    public void Error_RandomNeurons_SlopeOfTheLoss(Activation activation)
    {
        const double H = 1e-5;
        for (uint i = 0; i < 3000; i++)
        {
            Point at = Draw(i);
            if (activation == Activation.Relu && Math.Abs(at.A) < 1e-3)
                continue;
            TrlObservation<FloatLane> seen = Observe(activation, at);
            double e = TrlNeuron.Error(Rule(activation), seen.Slope, seen.Own, new FloatLane(at.Lat)).Value;
            double slope = (Loss(at.A + H) - Loss(at.A - H)) / (2 * H);
            Assert.Equal(slope, e, 2e-5 * (10 + Math.Abs(slope)));

            double Loss(double a)
            {
                double z = ExactActivation.Value(activation, a), m = seen.M.Value, v = seen.V.Value;
                return Similarity * (z - at.P) * (z - at.P) - Variance * Math.Max(0, Target - v) * (z - m) * (z - m) + Covariance * z * at.Lat;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Activations))]
    public void Observe_Vector_BitsOfSixteenNeurons(Activation activation)
    {
        for (uint i = 0; i < 1600; i += 16)
        {
            Point[] points = [.. Enumerable.Range(0, 16).Select(k => Draw(i + (uint)k))];
            TrlObservation<Vector512Lane> seen = TrlNeuron.Observe(
                Rule(activation), Lane(points, p => p.A), Lane(points, p => p.M), Lane(points, p => p.V), Lane(points, p => p.P),
                Memory<Vector512Lane>(), Memory<Vector512Lane>());
            Vector512Lane e = TrlNeuron.Error(Rule(activation), seen.Slope, seen.Own, Lane(points, p => p.Lat));
            for (int k = 0; k < 16; k++)
            {
                TrlObservation<FloatLane> one = Observe(activation, points[k]);
                Assert.Equal(one.Z.Value, seen.Z.Value[k]);
                Assert.Equal(one.M.Value, seen.M.Value[k]);
                Assert.Equal(one.V.Value, seen.V.Value[k]);
                Assert.Equal(TrlNeuron.Error(Rule(activation), one.Slope, one.Own, new FloatLane(points[k].Lat)).Value, e.Value[k]);
            }
        }
    }

    [Fact]
    public void Observe_VarianceAboveItsTarget_OnlySimilarityIsLeft()
    {
        TrlObservation<FloatLane> seen = Observe(Activation.Tanh, new Point(0.5f, 0.1f, 3f, -0.2f, 0f));
        Assert.Equal(2 * Similarity * (seen.Z.Value + 0.2), seen.Own.Value, 1e-5);
    }

    private static TrlObservation<FloatLane> Observe(Activation activation, Point at) => TrlNeuron.Observe(
        Rule(activation), new FloatLane(at.A), new FloatLane(at.M), new FloatLane(at.V), new FloatLane(at.P), Memory<FloatLane>(), Memory<FloatLane>());

    private static TrlConstants Rule(Activation activation) =>
        new((float)(2 * Similarity), (float)(2 * Variance), (float)Covariance, (float)Target, activation);

    private static LeakyIntegrator<TLane> Memory<TLane>()
        where TLane : struct, ILane<TLane> =>
        new(TLane.All((float)Beta), TLane.All((float)(1 - Beta)), TLane.All(0f));

    private static Vector512Lane Lane(Point[] points, Func<Point, float> value) => Vector512Lane.Load(points.Select(value).ToArray());

    private static Point Draw(uint i)
    {
        var random = new Philox(4, RandomStream.Digits);
        float Number(ulong tick) => (float)random.Normal(i, tick);
        return new Point(1.5f * Number(0), 0.5f * Number(1), MathF.Abs(Number(2)), Number(3), Number(4));
    }

    private sealed record Point(float A, float M, float V, float P, float Lat);
}
