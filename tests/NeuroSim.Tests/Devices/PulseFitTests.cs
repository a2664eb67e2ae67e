using NeuroSim.Devices;

namespace NeuroSim.Tests.Devices;

public sealed class PulseFitTests
{
    private static readonly MeanStep[] Truths =
    [
        new(PulseLawKind.ConstantStep, 0.02, 0.03) { Upper = 0.9, Lower = -0.8 },
        new(PulseLawKind.SoftBounds, 0.04, 0.03) { Upper = 1.1, Lower = -1.3 },
        new(PulseLawKind.LinearStep, 0.03, 0.03) { Upper = 0.9, Lower = -0.95, SlopeUp = 0.4, SlopeDown = 0.6 },
        new(PulseLawKind.Exponential, 0.03, 0.025) { AmplitudeUp = 0.05, AmplitudeDown = 0.03, RateUp = 3, RateDown = 3.5 },
    ];

    public static TheoryData<int, double, double> Cases
    {
        get
        {
            var cases = new TheoryData<int, double, double>();
            for (int truth = 0; truth < Truths.Length; truth++)
            {
                cases.Add(truth, 0, 0);
                cases.Add(truth, 0.3, 0);
                cases.Add(truth, 0, 0.02);
                cases.Add(truth, 0.3, 0.01);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_PulsesOfAKnownLaw_FindsLawStepsAndNoise(int truth, double cycleNoise, double readNoise)
    {
        var cell = new PulsedCell(Truths[truth], cycleNoise, readNoise, (uint)truth);
        var fit = PulseFit.Of(cell.Measure());
        Assert.Equal(Truths[truth].Law, fit.Best.Pulses.Law);
        AssertSteps(cell, fit, cycleNoise > 0 ? 0.15 : readNoise > 0 ? 0.06 : 2e-3);
        Assert.InRange(fit.Best.Pulses.CycleNoise, 0.8 * cycleNoise - 1e-3, 1.25 * cycleNoise + (readNoise > 0 ? 0.3 : 1e-3));
        double read = fit.Best.ReadNoiseSiemens / PulsedCell.SiemensPerWeight;
        Assert.InRange(read, 0.7 * readNoise - 1e-6, 1.3 * readNoise + (cycleNoise > 0 ? 3e-3 : 1e-6));
    }

    [Fact]
    public void Of_ReadNoiseAlone_ResidualIsTheNoise()
    {
        var fit = PulseFit.Of(new PulsedCell(Truths[1], 0, 0.02, 9).Measure());
        double noise = 0.02 * PulsedCell.SiemensPerWeight;
        Assert.InRange(fit.Best.RmsSiemens, 0.9 * noise, 1.1 * noise);
        Assert.Equal(fit.Best.RmsSiemens / (fit.LargestSiemens - fit.SmallestSiemens), fit.Best.RmsOfRange, 12);
    }

    /// <summary>G(p) = B (1 - e^(-p/A)) + Gmin, up and down: a step that falls linearly with G.</summary>
    [Fact]
    public void Of_SaturatingExponentialCurve_IsSoftBounds()
    {
        const int Pulses = 64;
        double[] up = Curve(20), down = Curve(30);
        var fit = PulseFit.Of([Run(true, up), Run(false, [.. down.Select(g => 6e-6 - g)])]);
        Assert.Equal(PulseLawKind.SoftBounds, fit.Best.Pulses.Law);
        Assert.InRange(fit.Best.RmsOfRange, 0, 1e-6);
        double bound = 1e-6 + 4e-6 / (1 - Math.Exp(-Pulses / 20.0)), middle = (fit.LargestSiemens + fit.SmallestSiemens) / 2;
        Assert.Equal((bound - middle) / (fit.LargestSiemens - middle), fit.Best.Pulses.Upper, 4);

        static double[] Curve(double a) => [.. Enumerable.Range(0, Pulses + 1).Select(p => 1e-6 + 4e-6 * (1 - Math.Exp(-p / a)) / (1 - Math.Exp(-Pulses / a)))];
        static PulseRun Run(bool isUp, double[] siemens) => new(isUp, [.. Enumerable.Range(0, siemens.Length)], [.. siemens]);
    }

    [Fact]
    public void Of_EveryTenthPulseRead_SameLaw()
    {
        var runs = new PulsedCell(Truths[1], 0, 0, 1).Measure();
        PulseRun[] sparse = [.. runs.Select(run => new PulseRun(run.IsUp, [.. run.Pulses.Where((_, i) => i % 10 == 0)], [.. run.Siemens.Where((_, i) => i % 10 == 0)]))];
        AssertSteps(new PulsedCell(Truths[1], 0, 0, 1), PulseFit.Of(sparse), 2e-3);
    }

    [Fact]
    public void Siemens_OfALaw_LieTheResidualFromTheMeasurement()
    {
        var runs = new PulsedCell(Truths[0], 0.1, 0.01, 3).Measure();
        double[] measured = [.. runs.SelectMany(run => run.Siemens)];
        Assert.All(PulseFit.Of(runs).Laws, law => Assert.Equal(
            1, Math.Sqrt(law.Siemens.Zip(measured, (fitted, read) => (fitted - read) * (fitted - read)).Average()) / law.RmsSiemens, 6));
    }

    [Fact]
    public void Change_OfEveryLaw_IsThatOfTheEngines()
    {
        foreach (MeanStep law in Truths)
        {
            PulsedResponse device = law.ToResponse(0);
            for (double w = law.Lower; w <= law.Upper; w += 0.1)
            {
                Assert.Equal(law.Change(w, true), DeviceLaw.Change(device, w, true), 7);
                Assert.Equal(law.Change(w, false), DeviceLaw.Change(device, w, false), 7);
            }
        }
    }

    [Fact]
    public void Of_NothingChanges_Refused() =>
        Assert.Throws<ArgumentException>(() => PulseFit.Of([new PulseRun(true, [1, 2, 3], [1e-6, 1e-6, 1e-6])]));

    /// <summary>The device as engines run it steps like the cell, over most of the range that the cell went through.</summary>
    private static void AssertSteps(PulsedCell cell, PulseFit fit, double share)
    {
        double middle = (fit.LargestSiemens + fit.SmallestSiemens) / 2, half = (fit.LargestSiemens - fit.SmallestSiemens) / 2;
        foreach (bool isUp in (bool[])[true, false])
        {
            double scale = Math.Abs(cell.Step(middle, isUp));
            for (double w = -0.8; w <= 0.8; w += 0.2)
            {
                double expected = cell.Step(middle + half * w, isUp), found = half * DeviceLaw.Change(fit.Best.Pulses, w, isUp);
                Assert.InRange(found, expected - share * scale, expected + share * scale);
            }
        }
    }
}
