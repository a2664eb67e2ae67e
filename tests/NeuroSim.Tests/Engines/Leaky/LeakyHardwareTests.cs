using System.Globalization;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using Xunit.Abstractions;

namespace NeuroSim.Tests.Engines.Leaky;

/// <summary>What is left of the autoencoder with several time scales and local resets when its activations are RC cells, against ideal ones of the same seeds.</summary>
/// <param name="output">Where the figures of <c>docs/smooth-data.md</c> go.</param>
public sealed class LeakyHardwareTests(ITestOutputHelper output)
{
    private const int Runs = 20, ManyRuns = 50;

    private static readonly LeakySettings Scales = new() { Retentions = [0f, 0.3f, 0.6f], Output = OutputKind.Autoencoder, Reset = ResetKind.Local };

    private static readonly Lazy<(double Error, double Selectivity)[]> Ideal = new(() => Learned(Scales, null, ManyRuns));

    private static readonly Dictionary<string, LeakyCell> Cells = new()
    {
        ["nominal"] = new(),
        ["R spreads by 20 %"] = new() { ResistanceMismatch = 0.2 },
        ["leak of 20 items"] = new() { LeakTimeConstantSeconds = 20e-6 },
        ["5 fC at a reset"] = new() { InjectedCoulombs = 5e-15 },
        ["-5 fC at a reset"] = new() { InjectedCoulombs = -5e-15 },
        ["10 fF with kT/C"] = new() { CapacitanceFarads = 10e-15, ThermalNoise = true },
        ["together"] = new()
        {
            ResistanceMismatch = 0.1,
            CapacitanceMismatch = 0.02,
            LeakTimeConstantSeconds = 20e-6,
            InjectedCoulombs = -5e-15,
            ThermalNoise = true,
        },
    };

    public static TheoryData<string> Names => [.. Cells.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Autoencoder_OnRealCells_SortsItsUnitsByPaceAllTheSame(string name)
    {
        (double error, double selectivity) = Compared(name, Learned(Scales, Cells[name], Runs));
        Assert.InRange(selectivity, -0.05, 0.05);
        Assert.InRange(error, -0.003, 0.003);
    }

    /// <summary>After a reset to ground a unit has but 1 - alpha of its drive: resets win back less.</summary>
    [Fact]
    public void Autoencoder_WhoseSwitchesGoToGround_ErrsMoreAndSortsLess()
    {
        (double error, double selectivity) = Compared("reset to ground", Learned(Scales with { Target = ResetTarget.Ground }, null, ManyRuns));
        Assert.InRange(error, 0, 0.01);
        Assert.InRange(selectivity, -0.15, 0);
    }

    /// <summary>Error and selectivity less those of ideal cells of the same seed, means.</summary>
    private (double Error, double Selectivity) Compared(string name, (double Error, double Selectivity)[] runs)
    {
        double[] error = [.. runs.Zip(Ideal.Value, (run, ideal) => run.Error - ideal.Error)];
        double[] selectivity = [.. runs.Zip(Ideal.Value, (run, ideal) => run.Selectivity - ideal.Selectivity)];
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: error {runs.Average(run => run.Error):F4}, {error.Average():+0.0000;-0.0000} +- {Spread(error):F4}; selectivity {runs.Average(run => run.Selectivity):F3}, {selectivity.Average():+0.000;-0.000} +- {Spread(selectivity):F3}"));
        return (error.Average(), selectivity.Average());
    }

    /// <summary>Standard error of the mean.</summary>
    private static double Spread(double[] values) => Math.Sqrt(values.Average(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1));

    private static (double Error, double Selectivity)[] Learned(LeakySettings settings, LeakyCell? cell, int runs) =>
        [.. Enumerable.Range(1, runs).Select(seed => TimescaleRun.Of(new LeakyNetwork(6, 3, 6, settings, (ulong)seed) { Cell = cell }))];
}
