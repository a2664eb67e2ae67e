using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Learning;

public sealed class NeuronRmsTests
{
    [Fact]
    public void Steps_TwoHundredWrites_ReferenceInDouble()
    {
        const double Rate = 1e-3;
        var random = new Philox(2, RandomStream.Digits);
        float g = 0;
        double reference = 0;
        for (int n = 1; n <= 200; n++)
        {
            float gradient = (float)random.Normal(1, (ulong)n) * 0.1f;
            g = NeuronRms.Advance(new FloatLane(g), new FloatLane(gradient * gradient)).Value;
            reference = 0.999 * reference + 0.001 * gradient * gradient;
            float step = NeuronRms.WriteGain(new FloatLane(g), new FloatLane(gradient), new FloatLane(NeuronRms.CorrectedRate(Rate, n))).Value;
            double expected = -Rate * Math.Sqrt(1 - Math.Pow(0.999, n)) * gradient / (Math.Sqrt(reference) + 1e-8);
            Assert.Equal(reference, g, 1e-5 * reference);
            Assert.Equal(expected, step, 1e-5 * Math.Abs(expected));
        }
    }

    [Fact]
    public void WriteGain_FirstWrite_AsLongAsTheRate()
    {
        float g = NeuronRms.Advance(new FloatLane(0), new FloatLane(0.25f)).Value;
        float step = NeuronRms.WriteGain(new FloatLane(g), new FloatLane(0.5f), new FloatLane(NeuronRms.CorrectedRate(0.01, 1))).Value;
        Assert.Equal(-0.01, step, 1e-7);
    }

    [Fact]
    public void WriteGain_NeverAnyGradient_NoStep() =>
        Assert.Equal(0f, NeuronRms.WriteGain(new FloatLane(0), new FloatLane(0), new FloatLane(1e-3f)).Value);
}
