using NeuroSim.Memories;

namespace NeuroSim.Tests.Memories;

/// <summary>An RC cell against its closed form, against an integration of its equation, and against itself in two halves.</summary>
public sealed class RcCellTests
{
    private const double Period = 1e-6;

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.99)]
    [InlineData(0.9995)]
    [InlineData(0.5)]
    public void Of_WithoutLeak_ClosedForm(double beta)
    {
        RcCell cell = Cell(beta);
        var step = cell.StepOver(Period);
        Assert.Equal(Math.Exp(-Period / (cell.ResistanceOhms * cell.CapacitanceFarads)), step.Retention, 1e-15);
        Assert.Equal(beta, step.Retention, 1e-12);
        Assert.Equal(1, step.Retention + step.Gain, 1e-15);
        Assert.Equal(0, step.Offset);
        Assert.Equal(0, step.NoiseDeviation);
        Assert.Equal(step.Retention, cell.Retention(Period), 1e-15);
    }

    [Theory]
    [InlineData(0.9, 1e-3, 0.2)]
    [InlineData(0.99, 2e-6, -1)]
    [InlineData(0.5, 5e-7, 3)]
    public void Of_WithLeak_LimitOfAnIntegrationOfFourthOrder(double beta, double leak, double reference)
    {
        RcCell cell = Cell(beta) with { LeakTimeConstantSeconds = leak, LeakReference = reference };
        const double Start = 0.7, Input = -0.4;
        var step = cell.StepOver(Period);
        double exact = step.Retention * Start + step.Gain * Input + step.Offset;
        double coarse = Integrate(cell, Start, Input, 8) - exact, fine = Integrate(cell, Start, Input, 16) - exact;
        Assert.InRange(coarse / fine, 14, 19);
        Assert.Equal(exact, Integrate(cell, Start, Input, 1000), 1e-12);
    }

    [Fact]
    public void Of_LeakReferenceReached_NothingMoves()
    {
        RcCell cell = Cell(0.9) with { LeakTimeConstantSeconds = 3e-6, LeakReference = 0.6 };
        var step = cell.StepOver(Period);
        Assert.Equal(0.6, step.Retention * 0.6 + step.Gain * 0.6 + step.Offset, 1e-12);
    }

    [Theory]
    [InlineData(0.9, null)]
    [InlineData(0.9995, null)]
    [InlineData(0.95, 4e-6)]
    public void Of_TwoHalfPeriods_OnePeriod(double beta, double? leak)
    {
        RcCell cell = Cell(beta) with { LeakTimeConstantSeconds = leak, LeakReference = 0.3, ThermalNoise = true };
        CellStep whole = cell.StepOver(Period), half = cell.StepOver(Period / 2);
        Assert.Equal(whole.Retention, half.Retention * half.Retention, 1e-12);
        Assert.Equal(whole.Gain, half.Gain * (1 + half.Retention), 1e-12);
        Assert.Equal(whole.Offset, half.Offset * (1 + half.Retention), 1e-12);
        double variance = half.NoiseDeviation * half.NoiseDeviation * (1 + half.Retention * half.Retention);
        Assert.Equal(1, variance / (whole.NoiseDeviation * whole.NoiseDeviation), 1e-10);
    }

    [Fact]
    public void Of_NoTime_NothingHappens() =>
        Assert.Equal(new CellStep(1, 0, 0, 0), (Cell(0.9) with { ThermalNoise = true, LeakTimeConstantSeconds = 1e-3, LeakReference = 1 }).StepOver(0));

    [Fact]
    public void Of_VeryLongTime_RestsBetweenInputAndReference()
    {
        RcCell cell = Cell(0.9) with { LeakTimeConstantSeconds = 1e-6, LeakReference = 1, ThermalNoise = true };
        var step = cell.StepOver(1);
        Assert.Equal(0, step.Retention);
        Assert.Equal(1, step.Gain + step.Offset, 1e-15);
        Assert.Equal(Math.Sqrt(1.380649e-23 * 300 / 1e-12) / cell.UnitVolts, step.NoiseDeviation, 1e-15);
    }

    [Fact]
    public void Of_NegativeTime_Refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Cell(0.9).StepOver(-1e-9));

    [Fact]
    public void Of_FactorsOfAnInstance_ScaleResistanceAndCapacitance()
    {
        RcCell cell = Cell(0.9) with { ThermalNoise = true };
        RcCell scaled = cell with { ResistanceOhms = cell.ResistanceOhms * 1.2, CapacitanceFarads = cell.CapacitanceFarads * 0.8 };
        CellStep expected = scaled.StepOver(Period), actual = cell.StepOver(Period, 1.2, 0.8);
        Assert.Equal(expected.Retention, actual.Retention, 1e-14);
        Assert.Equal(expected.NoiseDeviation, actual.NoiseDeviation, 1e-17);
    }

    private static RcCell Cell(double beta) => new() { ResistanceOhms = RcCell.ResistanceFor(beta, Period, 1e-12), CapacitanceFarads = 1e-12 };

    /// <summary>The classical Runge-Kutta method on C dV/dt = (x - V)/R + (ref - V) C/tau_L.</summary>
    private static double Integrate(RcCell cell, double v, double x, int steps)
    {
        double h = Period / steps;
        for (int i = 0; i < steps; i++)
        {
            double k1 = Slope(v), k2 = Slope(v + h / 2 * k1), k3 = Slope(v + h / 2 * k2), k4 = Slope(v + h * k3);
            v += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
        }

        return v;

        double Slope(double at) => (x - at) / cell.TimeConstantSeconds + (cell.LeakReference - at) / cell.LeakTimeConstantSeconds!.Value;
    }
}
