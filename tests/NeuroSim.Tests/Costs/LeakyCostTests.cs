using NeuroSim.Costs;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Numerics;
using Xunit.Abstractions;

namespace NeuroSim.Tests.Costs;

/// <param name="output">Where the figures of <c>docs/smooth-data.md</c> go.</param>
public sealed class LeakyCostTests(ITestOutputHelper output)
{
    private static readonly LeakySettings Leaky = new() { Retentions = [0.5f] };

    private static readonly LeakySettings Local = Leaky with { Reset = ResetKind.Local, Output = OutputKind.Autoencoder };

    public static TheoryData<string> Technologies => [.. Technology.BuiltInNames];

    [Fact]
    public void HiddenNeuron_OfAnAutoencoderWithLocalResets_IsWhatTheHandSays()
    {
        // 6-3-6, 1 pF, 0.1 V a unit, 1 us, reset at every item, in fJ: 7 cells 10.85, 2 DACs 582, integrator 62.5, hold 2.3, ADC 1330, compare 29.5;
        // charge 1 pF (0.1 V)^2 = 10, buffer 0.43 uW 1 us = 430, switch 0.81, 2 holds 4.6, 6 additions 150, comparator 29.5. Learning: 6 cells 9.3,
        // 2 DACs 582, integrator, hold, ADC 1394.8, 7 writes 59.5.
        LeakyNeuronCost hidden = LeakyCost.For(Network(Local), Examples.Cmos28).Hidden;
        Assert.Equal(2642.06e-15, hidden.Inference.EnergyJoules.Typical, 1e-20);
        Assert.Equal(4687.66e-15, hidden.Learning.EnergyJoules.Typical, 1e-20);

        // In um2: 7 cells 499.8, 2 DACs 480, integrator 350, hold 5, an eighth of an ADC 400, compare 40; R 20, C 1000 / 1.42 + 1, buffer 50, switch 1,
        // 2 holds 10, 6 adders 408, comparator 40. Learning: 2 DACs, integrator, hold, an eighth of an ADC 1235.
        Assert.Equal((1774.8 + 530 + 1000 / 1.42) * 1e-12, hidden.Inference.AreaSquareMeters.Typical, 1e-16);
        Assert.Equal((1774.8 + 530 + 1000 / 1.42 + 1235) * 1e-12, hidden.Learning.AreaSquareMeters.Typical, 1e-16);
    }

    /// <summary>The systems of docs/smooth-data.md at 28 nm, typical: pJ an item of inference and of learning, um2; L3 with a reset every five items.</summary>
    [Theory]
    [InlineData("L1", 784, 392, 10, new[] { 0f }, ResetKind.None, 11.74, 19.83, 62666)]
    [InlineData("L2", 784, 392, 10, new[] { 0.5f }, ResetKind.None, 12.18, 20.27, 63441)]
    [InlineData("L3, L4", 784, 392, 10, new[] { 0.5f }, ResetKind.Category, 12.18, 20.27, 63442)]
    [InlineData("A1", 6, 3, 6, new[] { 0f }, ResetKind.None, 2.02, 4.06, 3010)]
    [InlineData("A2", 6, 3, 6, new[] { 0.5f }, ResetKind.None, 2.45, 4.50, 3785)]
    [InlineData("A3", 6, 3, 6, new[] { 0f, 0.3f, 0.6f }, ResetKind.None, 2.31, 4.35, 3527)]
    [InlineData("A4", 6, 3, 6, new[] { 0.5f }, ResetKind.Local, 2.64, 4.69, 4244)]
    [InlineData("A5", 6, 3, 6, new[] { 0f, 0.3f, 0.6f }, ResetKind.Local, 2.43, 4.48, 3833)]
    public void HiddenNeuron_OfEverySystem_CostsWhatTheDocumentationSays(
        string name, int inputs, int neurons, int outputs, float[] retentions, ResetKind reset, double inference, double learning, double area)
    {
        var settings = new LeakySettings { Retentions = retentions, Reset = reset };
        LeakyCost cost = LeakyCost.For(new LeakyNetwork(inputs, neurons, outputs, settings, 1), Examples.Cmos28, reset == ResetKind.Category ? 0.2 : null);
        PhaseEstimate hidden = cost.Hidden.Learning;
        output.WriteLine($"{name}: inference {Text(cost.Hidden.Inference.EnergyJoules, Unit.Joule)}; learning {Text(hidden.EnergyJoules, Unit.Joule)}; {Text(hidden.AreaSquareMeters, Unit.SquareMeter)}");
        foreach (EstimateRow row in hidden.Rows)
            output.WriteLine($"  {row.Name}, {row.Count:G4}: {Text(row.EnergyJoules!.Value, Unit.Joule)}; {Text(row.AreaSquareMeters!.Value, Unit.SquareMeter)}");
        Assert.Equal(inference, cost.Hidden.Inference.EnergyJoules.Typical * 1e12, 0.005);
        Assert.Equal(learning, hidden.EnergyJoules.Typical * 1e12, 0.005);
        Assert.Equal(area, hidden.AreaSquareMeters.Typical * 1e12, 0.5);
    }

    [Fact]
    public void Switch_AndCriterion_AreThereOnlyWhereTheRuleHasThem()
    {
        string[] never = Names(Leaky), category = Names(Leaky with { Reset = ResetKind.Category }), local = Names(Local);
        Assert.DoesNotContain(never, name => name.Contains("reset", StringComparison.Ordinal));
        Assert.Equal(["reset switch"], category.Except(never));
        Assert.Equal(["reset switch", "local reset, held inputs", "local reset, differences and means", "local reset, comparator"], local.Except(never));
        Assert.DoesNotContain(Names(new LeakySettings()), name => name.StartsWith("leaky", StringComparison.Ordinal));

        static string[] Names(LeakySettings settings) => [.. LeakyCost.For(Network(settings), Examples.Cmos28).Hidden.Inference.Rows.Select(row => row.Name)];
    }

    [Fact]
    public void NeuronsWithoutRetention_HaveNoCell()
    {
        LeakyCost cost = LeakyCost.For(Network(Local with { Retentions = [0f, 0.3f, 0.6f] }), Examples.Cmos28);
        foreach ((string name, double count) in ((string, double)[])[("leaky cell, charge", 2.0 / 3), ("leaky cell, buffer (static)", 2.0 / 3), ("local reset, comparator", 2.0 / 3), ("local reset, held inputs", 4.0 / 3)])
            Assert.Equal(count, Row(cost, name).Count, 1e-12);
    }

    [Fact]
    public void Charge_FallsWithTheRetentionAndRisesWithResetsToTheDriveAlone()
    {
        Assert.Equal(0.5e-14, Charge(Leaky, null), 1e-20);
        Assert.Equal(0.75e-14, Charge(Leaky with { Reset = ResetKind.Periodic, ResetEvery = 2 }, null), 1e-20);
        Assert.Equal(0.6e-14, Charge(Local, 0.2), 1e-20);
        Assert.Equal(0.5e-14, Charge(Local with { Target = ResetTarget.Ground }, 0.2), 1e-20);

        static double Charge(LeakySettings settings, double? resets) => Row(LeakyCost.For(Network(settings), Examples.Cmos28, resets), "leaky cell, charge").EnergyJoules!.Value.Typical;
    }

    [Theory]
    [MemberData(nameof(Technologies))]
    public void EveryRow_OfEveryTechnology_NamesASourceAndHasARange(string technology)
    {
        LeakyCost cost = LeakyCost.For(Network(Local), Technology.BuiltIn(technology));
        Assert.Empty(cost.Unavailable);
        foreach (PhaseEstimate phase in (PhaseEstimate[])[cost.Hidden.Inference, cost.Hidden.Learning, cost.Output.Inference, cost.Output.Learning])
        {
            Assert.Equal(phase.Rows.Length, phase.Rows.Select(row => row.Name).Distinct().Count());
            Assert.All(phase.Rows, row => Assert.True(row.Source.Length >= 10 && row.EnergyJoules!.Value.Low <= row.EnergyJoules.Value.High, row.Name));
            Assert.InRange(phase.EnergyJoules.Low, 1e-16, phase.EnergyJoules.Typical);
        }
    }

    [Fact]
    public void MissingPrice_IsUnavailableAndNeverZero()
    {
        LeakyCost cost = LeakyCost.For(Network(Local), Examples.Without(Part.ClockedSwitch, component => component with { Energy = null }));
        Assert.Null(Row(cost, "reset switch").EnergyJoules);
        Assert.Equal("reset switch (clocked-switch: energy)", Assert.Single(cost.Unavailable));
        Assert.True(cost.Hidden.Learning.LacksEnergy);
    }

    [Fact]
    public void CellOutsideTheWindow_IsWarnedAbout()
    {
        Assert.Empty(LeakyCost.For(Network(Leaky), Examples.Cmos28).Warnings);
        LeakyNetwork slow = Network(Leaky) with { Cell = new LeakyCell { ItemSeconds = 1e-3 } };
        Assert.Contains("1.44 GOhm", Assert.Single(LeakyCost.For(slow, Examples.Cmos28).Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void ResetsPerItem_OutsideTheirRange_AreRefused(double resets) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LeakyCost.For(Network(Local), Examples.Cmos28, resets));

    private static string Text(PriceRange range, Unit unit) =>
        $"{Quantity.Format(range.Typical, unit)} ({Quantity.Format(range.Low, unit)} .. {Quantity.Format(range.High, unit)})";

    private static LeakyNetwork Network(LeakySettings settings) => new(6, 3, 6, settings, 1) { Cell = new LeakyCell() };

    private static EstimateRow Row(LeakyCost cost, string name) => cost.Hidden.Learning.Rows.Single(row => row.Name == name);
}
