using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using NeuroSim.Costs;
using NeuroSim.Crossbars;
using NeuroSim.Devices;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Neurons;

namespace NeuroSim.Tests.Costs;

/// <summary>Every figure of an estimate names its source, and a price that is not there is unavailable and never 0.</summary>
public sealed partial class EverySourceTests
{
    private static readonly SynapticDevice Device = new()
    {
        Name = "ten-to-one",
        MaxConductance = 100e-6,
        OnOffRatio = 10,
        Pulses = new PulsedResponse { Law = PulseLawKind.ConstantStep, Step = 1e-3 },
    };

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string name in Technology.BuiltInNames)
            {
                foreach (string kind in Networks.Keys)
                    cases.Add(name, kind);
            }

            return cases;
        }
    }

    private static ImmutableSortedDictionary<string, Network> Networks { get; } = Build();

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryFigure_NamesASource(string technology, string kind)
    {
        var estimate = Estimate(Networks[kind], Technology.BuiltIn(technology));
        Assert.Empty(estimate.Unavailable);
        var phases = estimate.Layers.SelectMany(layer => new[] { layer.Inference, layer.Learning }).Append(estimate.Inference).Append(estimate.Learning);
        Assert.All(phases.SelectMany(phase => phase.Rows), row =>
        {
            Assert.NotNull(row.EnergyJoules);
            Assert.NotNull(row.Status);
            Assert.True(row.Source.Trim().Length >= 10 && row.Source != "unavailable", $"{row.Name}: '{row.Source}'");
        });
        Assert.NotEmpty(estimate.References);
        Assert.All(estimate.References, line => Assert.True(line.Source.Trim().Length >= 10, line.Name));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void RemovedComponent_MakesItsRowsAndOnlyThoseUnavailable(string technology, string kind)
    {
        var network = Networks[kind] with { SamplePeriodSeconds = 100e-6 }; // longer than any schedule's minimum, which a missing latency leaves open
        var whole = Estimate(network, Technology.BuiltIn(technology));
        string text = Text(technology);
        foreach (var part in Enum.GetValues<Part>())
        {
            var estimate = Estimate(network, TechnologyParser.Parse(Remove(text, part), technology));
            CheckPhase(whole.Inference, estimate.Inference, part);
            CheckPhase(whole.Learning, estimate.Learning, part);
            Assert.All(estimate.Unavailable, missing => Assert.Contains($"({TechnologyParser.KeyOf(part)}: ", missing, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void RemovedLatency_LeavesTheTimingUnavailable()
    {
        var estimate = Estimate(Networks["adam"], TechnologyParser.Parse(Remove(Text("cmos-28nm"), Part.SynapseState), "cmos-28nm"));
        Assert.Null(estimate.Timing);
        Assert.Contains("timing (synapse-state: latency)", estimate.Unavailable);
        Assert.Contains(estimate.Assumptions, text => text.Contains("a latency is missing; static power may be more", StringComparison.Ordinal));
    }

    [Fact]
    public void RemovedComponents_AreAllPricedSomewhere()
    {
        var used = Networks.Values.SelectMany(network => Estimate(network, Examples.Cmos28).Learning.Rows).Select(row => row.Part).ToHashSet();
        Assert.Equal(Enum.GetValues<Part>().Where(part => part != Part.DigitalMac), used.Order());
    }

    /// <summary>
    /// Every row of the part says what it lacks and has no price of its own; every other row, and with them the total, is what it was. Two energies need
    /// no price of the part: the charge of a capacitor cell (resistor and switches have their area in that row) and the read of a named device (V^2 G t).
    /// </summary>
    private static void CheckPhase(PhaseEstimate whole, PhaseEstimate left, Part part)
    {
        Assert.Equal(whole.Rows.Select(row => row.Name), left.Rows.Select(row => row.Name));
        foreach (var (before, after) in whole.Rows.Zip(left.Rows))
        {
            bool missing = left.Unavailable.Any(text => text.StartsWith($"{after.Name} (", StringComparison.Ordinal));
            Assert.Equal(after.Part == part, missing);
            if (after.Part != part)
                Assert.Equal(before, after);
            else
                Assert.True(after.EnergyJoules is null || (after.AreaSquareMeters is null && after.EnergyJoules == before.EnergyJoules), after.Name);
        }

        Assert.Equal(left.Rows.Sum(row => row.EnergyJoules?.Typical ?? 0), left.EnergyJoules.Typical, 1e-24);
        Assert.Equal(left.Rows.Any(row => row.EnergyJoules is null), left.LacksEnergy);
        Assert.Equal(left.Rows.Any(row => row.AreaSquareMeters is null), left.LacksArea);
        Assert.False(whole.LacksEnergy || whole.LacksArea);
        Assert.True(left.EnergyJoules.Typical > 0);
    }

    private static EnergyEstimate Estimate(Network network, Technology technology)
    {
        long pulses = network.Crossbar.Update == UpdateMethod.Pulses ? 1000 : 0;
        return EnergyEstimate.For(network, Examples.WithPulses(Examples.Learning(network), pulses), Examples.Inference(network), technology);
    }

    private static ImmutableSortedDictionary<string, Network> Build()
    {
        var ideal = Examples.Paper with { Schedule = Schedule.Pipelined };
        var pulsed = new CrossbarDesign { Device = Device, Update = UpdateMethod.Pulses };
        var adc = new CrossbarDesign { Adc = new Converter(10, null), Dac = new Converter(6, null) };
        var adam = new OptimizerSettings(OptimizerKind.Adam, 1e-4f);
        var switched = new SwitchedCapacitorCell { SamplingFarads = 1e-14, HoldFarads = 1e-12 };
        var register = new RegisterCell { Bits = 16, FractionBits = 12, Shift = 6 };
        return new Dictionary<string, Network>
        {
            ["ideal"] = ideal,
            ["adc"] = ideal with { Crossbar = adc },
            ["pulsed"] = ideal with { Crossbar = pulsed },
            ["pulsed-offset-adc"] = ideal with { Crossbar = pulsed with { Mapping = WeightMapping.OffsetColumn, Adc = adc.Adc } },
            ["switched-capacitor"] = ideal with { MeanCell = switched, VarianceCell = switched, PreviousCell = new SampleAndHoldCell { CapacitanceFarads = 1e-13 } },
            ["registers"] = ideal with { MeanCell = register, VarianceCell = register, PreviousCell = register with { Shift = 0 } },
            ["adam"] = ideal with { Optimizer = adam },
            ["adam-sigmoid"] = ideal with { Optimizer = adam, Layers = [.. ideal.Layers.Select(layer => layer with { Activation = Activation.Sigmoid })] },
            ["sgd-every-16"] = ideal with { Optimizer = new(OptimizerKind.Sgd, 1e-4f), WriteEvery = 16 },
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    private static string Text(string technology)
    {
        using var stream = Assembly.GetAssembly(typeof(Technology))!.GetManifestResourceStream($"technology/{technology}.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The text without the lines of one component.</summary>
    private static string Remove(string text, Part part)
    {
        var lines = text.Split('\n').ToList();
        int start = lines.IndexOf($"  {TechnologyParser.KeyOf(part)}:");
        Assert.True(start > 0, $"{part} is not in the file");
        int end = lines.FindIndex(start + 1, line => !Deeper().IsMatch(line));
        lines.RemoveRange(start, end - start);
        return string.Join('\n', lines);
    }

    [GeneratedRegex("^    ")]
    private static partial Regex Deeper();
}
