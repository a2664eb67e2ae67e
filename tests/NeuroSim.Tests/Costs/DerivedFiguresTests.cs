using NeuroSim.Costs;

namespace NeuroSim.Tests.Costs;

/// <summary>Repeats the derivations that cmos-28nm.yaml states in its sources, so that a figure and its source cannot part.</summary>
public class DerivedFiguresTests
{
    /// <summary>Rounding in the file: two or three digits.</summary>
    private static void Near(double expected, Figure figure, double tolerance = 0.015) =>
        Assert.InRange(figure.Typical / expected, 1 - tolerance, 1 + tolerance);

    /// <summary>Energy of logic at 0.9 V by Stillmaker and Baas 2017: c2 V^2 + c1 V + c0.</summary>
    private static double Logic(double c2, double c1, double c0) => c2 * 0.81 + c1 * 0.9 + c0;

    private static readonly double At45 = Logic(1.103, -0.362, 0.2767);
    private static readonly double At32 = Logic(0.9559, -0.7823, 0.471);
    private static readonly double At20 = Logic(0.373, -0.1582, 0.0410);
    private static readonly double At28 = At32 + (At20 - At32) * 4 / 12;
    private static readonly double At40 = At45 + (At32 - At45) * 5 / 13;

    [Fact]
    public void LogicEnergy_IsScaledByThePublishedFit()
    {
        double from45 = At28 / At45;
        Near((0.03e-12 + 0.2e-12) * from45, Examples.Cmos28[Part.Squarer].Energy!);
        Near((4 * 0.2e-12 + 5 * 0.03e-12) * from45, Examples.Cmos28[Part.ErrorArithmetic].Energy!);
        Near(0.05e-12 * from45, Examples.Cmos28[Part.PartialSumAdder].Energy!);
        Near((0.2e-12 + 0.1e-12 + 1.25e-12) * from45, Examples.Cmos28[Part.DigitalMac].Energy!);
        Near(9e-15 * At28 / At40, Examples.Cmos28[Part.RegisterBit].Energy!);
    }

    [Fact]
    public void CellAreas_FollowFromTheCapacitorDensity()
    {
        Near(Examples.Cmos28.Window.CapacitorArea(100e-15).Typical, Examples.Cmos28[Part.FeedForwardCell].Area!);
        Near(Examples.Cmos28.Window.CapacitorArea(10e-15).Typical, Examples.Cmos28[Part.LateralCell].Area!);
        Near(2.3e-3 * Math.Pow(22.0 / 28, 2), Examples.Cmos28.Window.CapacitorDensity);
    }

    [Fact]
    public void CellWrites_AreAChargePacketAndFourLineSegments()
    {
        double packet = 6.67e-6 * 500e-12 * 0.9;
        double Segment(Part cell) => 0.2e-15 * 1e6 * Math.Sqrt(Examples.Cmos28[cell].Area!.Typical) * 0.81;
        Near(packet + 4 * Segment(Part.FeedForwardCell), Examples.Cmos28[Part.FeedForwardCell].WriteEnergy!);
        Near(packet / 10 + 4 * Segment(Part.LateralCell), Examples.Cmos28[Part.LateralCell].WriteEnergy!, 0.03);
    }

    [Fact]
    public void Adc_IsTheSurveyFitAt28Nanometres()
    {
        // FOM limited by resolution: 128.31 + 3.2205 x 8 dB; E = E0 exp(26.05 + 1.880 ln node - 2.829 ln bits - 1.470) pJ.
        double start = 0.5 * Math.Pow(10, (6.02 * 8 + 1.76 - (128.31 + 3.2205 * 8)) / 10);
        double picojoules = start * Math.Exp(26.05 + 1.880 * Math.Log(28) - 2.829 * Math.Log(8) - 1.470);
        Near(picojoules * 1e-12, Examples.Cmos28[Part.BitLineAdc].Energy!);
        double squareMicrometres = Math.Exp(1.346 + 0.9933 * Math.Log(28) + 0.1807 * Math.Log(100e6) + 0.2991 * Math.Log(picojoules));
        Near(squareMicrometres * 1e-12, Examples.Cmos28[Part.BitLineAdc].Area!);
    }

    [Fact]
    public void MemoryBuffer_IsAWeakInversionAmplifier()
    {
        // g_m = 9 ln 2 C / t for 8 bits; I = g_m n U_T; P = 2 V I.
        double transconductance = 9 * Math.Log(2) * 100e-15 / 100e-9;
        Near(2 * 0.9 * transconductance * 1.5 * 0.02585, Examples.Cmos28[Part.MemoryBuffer].StaticPower!);
    }
}
