using NeuroSim.Costs;
using NeuroSim.Crossbars;
using NeuroSim.Devices;
using NeuroSim.Engines;

namespace NeuroSim.Tests.Costs;

/// <summary>Devices of an experiment change what reads, writes and converters cost.</summary>
public class DevicePricesTests
{
    private static readonly SynapticDevice Device = new() { Name = "ten-to-one", MaxConductance = 100e-6, OnOffRatio = 10, Pulses = new PulsedResponse { Law = PulseLawKind.ConstantStep, Step = 1e-3 } };

    private static CrossbarDesign Pulsed => new() { Device = Device, Update = UpdateMethod.Pulses };

    private static EstimateRow Row(EnergyEstimate estimate, string name) => estimate.Learning.Rows.Single(row => row.Name == name);

    private static EnergyEstimate Estimate(CrossbarDesign crossbar, long pulses = 0, Technology? technology = null)
    {
        var network = Examples.Network((512, 512)) with { Crossbar = crossbar };
        return EnergyEstimate.For(network, Examples.WithPulses(Examples.Learning(network), pulses), Examples.Inference(network), technology ?? Examples.Cmos28);
    }

    [Theory]
    [InlineData("cmos-28nm", 3e-15)]
    [InlineData("rram-32nm", 0.333e-12)]
    public void Pulses_ThatMetAreWhatAWriteCosts(string name, double joules)
    {
        // 16 samples, 512 neurons: 81,920 pulses are 10 per neuron and sample.
        var row = Row(Estimate(Pulsed, 10 * 16 * 512, Technology.BuiltIn(name)), "forward cells, write");
        Assert.Equal(10, row.Count, 1e-12);
        Assert.Equal(10 * joules, row.EnergyJoules!.Value.Typical, 1e-20);
    }

    [Fact]
    public void Pulses_AreAnAssumptionOfTheEstimate()
    {
        Assert.Contains(Estimate(Pulsed, 1).Assumptions, text => text.Contains("times pulse-energy", StringComparison.Ordinal));
        Assert.DoesNotContain(Estimate(CrossbarDesign.Ideal).Assumptions, text => text.Contains("written by pulses", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(UpdateMethod.Exact)]
    [InlineData(UpdateMethod.ReadModifyWrite)]
    public void OtherWrites_ArePricedPerCell(UpdateMethod update)
    {
        var row = Row(Estimate(Pulsed with { Update = update }, 100), "forward cells, write");
        Assert.Equal(513, row.Count, 1e-9);
        Assert.Equal(513 * 8.5e-15, row.EnergyJoules!.Value.Typical, 1e-20);
    }

    [Fact]
    public void MissingPulseEnergy_IsUnavailable()
    {
        var estimate = Estimate(Pulsed, 100, Examples.Without(Part.FeedForwardCell, cell => cell with { PulseEnergy = null }));
        Assert.Null(Row(estimate, "forward cells, write").EnergyJoules);
        Assert.Contains("forward cells, write (feed-forward-cell: pulse-energy)", estimate.Unavailable);
    }

    [Theory]
    [InlineData("cmos-28nm")]
    [InlineData("cmos-45nm")]
    [InlineData("cmos-65nm")]
    [InlineData("cmos-130nm")]
    public void CapacitorPulses_AreAPacketOfChargeAndOneOfTwiceTheLength(string name)
    {
        var technology = Technology.BuiltIn(name);
        double packet = 6.67e-6 * 500e-12 * technology.Design.Supply.Typical;
        var pulse = technology[Part.FeedForwardCell].PulseEnergy!.Range;
        Assert.InRange(pulse.Low / packet, 0.985, 1.015);
        Assert.Equal(pulse.Low, pulse.Typical);
        Assert.InRange(pulse.High / (2 * packet), 0.985, 1.015);
    }

    [Theory]
    [InlineData("cmos-28nm", 0.9)]
    [InlineData("cmos-45nm", 1)]
    [InlineData("cmos-65nm", 1.1)]
    [InlineData("cmos-130nm", 1.3)]
    [InlineData("rram-32nm", 4)]
    public void Lines_AreChargedOverThePitchOfACell(string name, double volts)
    {
        Component cell = Technology.BuiltIn(name)[Part.FeedForwardCell];
        PriceRange area = cell.Area!.Range, line = cell.LineEnergy!.Range;
        Assert.All(((double, double)[])[(area.Low, line.Low), (area.Typical, line.Typical), (area.High, line.High)],
            one => Assert.InRange(one.Item2 / (0.2e-9 * Math.Sqrt(one.Item1) * volts * volts), 0.985, 1.015));
    }

    [Fact]
    public void Lines_OfASample_AreThoseOfAllRowsAndOfTheColumnsThatFire()
    {
        // 16 samples, 512 neurons of 512 inputs; a quarter of the columns written, rows firing 600 slots each time, 3 slots a written column.
        long columns = 16 * 512 / 4;
        var network = Examples.Network((512, 512)) with { Crossbar = Pulsed };
        OperationCounts counts = new([Examples.Learning(network).Layers[0] with { ColumnWrites = columns, WordLinePulses = 600 * columns, BitLinePulses = 3 * columns }]);
        var row = Row(EnergyEstimate.For(network, counts, Examples.Inference(network), Examples.Cmos28), "forward lines, write pulses");
        Assert.Equal(600 + 3 * 513 / 4.0, row.Count, 1e-9);
        Assert.Equal(row.Count * 1.37e-15, row.EnergyJoules!.Value.Typical, 1e-17);
    }

    [Fact]
    public void RramPulses_AreVoltageSquaredTimesTimeOverResistance()
    {
        var pulse = Technology.BuiltIn("rram-32nm")[Part.FeedForwardCell].PulseEnergy!.Range;
        Assert.InRange(pulse.Low / (16 * 50e-9 / 24e6), 0.995, 1.005);
        Assert.InRange(pulse.Typical / (16 * 50e-9 / Math.Sqrt(24e6 * 240e3)), 0.995, 1.005);
        Assert.InRange(pulse.High / (16 * 50e-9 / 240e3), 0.995, 1.005);
    }

    [Theory]
    [InlineData(WeightMapping.OffsetColumn, 10, 55, 100)]
    [InlineData(WeightMapping.DifferentialPair, 20, 65, 110)]
    public void NamedDevice_IsReadAtItsConductances(WeightMapping mapping, double low, double typical, double high)
    {
        // (0.5 V)^2 x 10 ns = 2.5 fJ per uS.
        var row = Row(Estimate(Pulsed with { Mapping = mapping }), "forward cells, read");
        Assert.Equal(513 * low * 2.5e-15, row.EnergyJoules!.Value.Low, 1e-19);
        Assert.Equal(513 * typical * 2.5e-15, row.EnergyJoules!.Value.Typical, 1e-19);
        Assert.Equal(513 * high * 2.5e-15, row.EnergyJoules!.Value.High, 1e-19);
        Assert.Contains("ten-to-one", row.Source, StringComparison.Ordinal);
        Assert.Equal(FigureStatus.Derived, row.Status);
    }

    [Fact]
    public void NamedDevice_IsAnAssumptionOfTheEstimate() =>
        Assert.Contains(Estimate(Pulsed).Assumptions, text => text.Contains("ten-to-one", StringComparison.Ordinal)
            && text.Contains("(50 fJ .. 275 fJ) to read, V^2 G t at 500 mV for 10 ns", StringComparison.Ordinal));

    [Fact]
    public void IdealDevice_IsReadAtTheTechnologysPrice()
    {
        var stuck = new CrossbarDesign { Device = SynapticDevice.Ideal with { StuckShare = 0.01 } };
        Assert.Equal(513 * 1.55e-15, Row(Estimate(stuck), "forward cells, read").EnergyJoules!.Value.Typical, 1e-20);
        var known = new CrossbarDesign { Device = SynapticDevice.Ideal with { MaxConductance = 20e-6 } };
        Assert.Equal(513 * 25e-15, Row(Estimate(known), "forward cells, read").EnergyJoules!.Value.Typical, 1e-20);
    }

    [Fact]
    public void ConverterArea_FollowsItsBits()
    {
        var ten = Row(Estimate(new CrossbarDesign { Adc = new Converter(10, null) }), "forward columns, ADC");
        var eight = Row(Estimate(new CrossbarDesign { Adc = new Converter(8, null) }), "forward columns, ADC");
        Assert.Equal(4.0 / 8 * 3200e-12, eight.AreaSquareMeters!.Value.Typical, 1e-18);
        Assert.Equal(Math.Pow(6.28 / 3.25, 0.2991), ten.AreaSquareMeters!.Value.Typical / eight.AreaSquareMeters!.Value.Typical, 1e-9);
        Assert.Equal(6.28 / 3.25, ten.EnergyJoules!.Value.Typical / eight.EnergyJoules!.Value.Typical, 1e-9);
    }

    [Fact]
    public void WordLineConverters_AreNotScaledAndSaySo()
    {
        var estimate = Estimate(new CrossbarDesign { Dac = new Converter(4, null) });
        Assert.Equal(Row(Estimate(CrossbarDesign.Ideal), "forward word lines, DAC"), Row(estimate, "forward word lines, DAC"));
        Assert.Contains(estimate.Assumptions, text => text.Contains("no source gives a law", StringComparison.Ordinal));
    }
}
