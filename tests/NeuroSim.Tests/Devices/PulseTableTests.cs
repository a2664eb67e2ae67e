using NeuroSim.Devices;

namespace NeuroSim.Tests.Devices;

public sealed class PulseTableTests
{
    private const string Header = "pulse,conductance,direction\n", Good = Header + "1,1e-6,up\n2,2e-6,up\n3,3e-6,up\n4,4e-6,up\n1,4e-6,down\n2,3e-6,down\n3,2e-6,down\n4,1e-6,down\n";

    public static TheoryData<string, string, string> Malformed => new()
    {
        { "", "m.csv", "is empty" },
        { "# only a remark\n", "m.csv", "is empty" },
        { Good.Replace("conductance", "current", StringComparison.Ordinal), "m.csv, line 1", "no column conductance" },
        { Good.Replace("pulse", "number", StringComparison.Ordinal), "m.csv, line 1", "no column pulse" },
        { Good.Replace("direction", "pulse", StringComparison.Ordinal), "m.csv, line 1", "there twice" },
        { Good.Replace("3e-6,up", "three,up", StringComparison.Ordinal), "m.csv, line 4", "conductance is \"three\"" },
        { Good.Replace("3e-6,up", "NaN,up", StringComparison.Ordinal), "m.csv, line 4", "conductance is \"NaN\"" },
        { Good.Replace("3e-6,up", "-3e-6,up", StringComparison.Ordinal), "m.csv, line 4", "0 .. 0.01" },
        { Good.Replace("3e-6,up", "3,up", StringComparison.Ordinal), "m.csv, line 4", "a microsiemens is 1e-6" },
        { Good.Replace("3e-6,up", "\"3,2e-6\",up", StringComparison.Ordinal), "m.csv, line 4", "4 values, the header 3 columns" },
        { Good.Replace("3e-6,up", "3e-6,sideways", StringComparison.Ordinal), "m.csv, line 4", "direction is \"sideways\"" },
        { Good.Replace("3e-6,up", "3e-6,0", StringComparison.Ordinal), "m.csv, line 4", "must be up or down" },
        { Good.Replace("\n3,3e-6", "\n2.5,3e-6", StringComparison.Ordinal), "m.csv, line 4", "whole number" },
        { Good.Replace("\n3,3e-6", "\n1,3e-6", StringComparison.Ordinal), "m.csv, line 4", "Pulse 1 comes after pulse 2" },
        { Good.Replace("4,1e-6,down\n", "", StringComparison.Ordinal), "m.csv", "7 pulses; a fit needs at least 8" },
        { Good.Replace("down", "up", StringComparison.Ordinal).Replace("\n1,4", "\n5,4", StringComparison.Ordinal).Replace("\n2,3", "\n6,3", StringComparison.Ordinal).Replace("\n3,2", "\n7,2", StringComparison.Ordinal).Replace("\n4,1", "\n8,1", StringComparison.Ordinal), "m.csv", "0 down pulses" },
        { Good.Replace("e-6", "e-12", StringComparison.Ordinal), "m.csv", "Is the column in siemens?" },
        { Header + string.Concat(Enumerable.Range(1, 9).Select(p => $"{p},1e-6,{(p < 5 ? "up" : "down")}\n")), "m.csv", "the same" },
        { Good.Replace("4,1e-6,down", "4000000,1e-6,down", StringComparison.Ordinal), "m.csv", "50000 pulses" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Parse_Malformed_RefusedWithPlace(string csv, string place, string words)
    {
        var error = Assert.Throws<InvalidInputException>(() => PulseTable.Parse(csv, "m.csv"));
        Assert.Equal(("data", place), (error.Kind, error.Where));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("up", "down")]
    [InlineData("+1", "-1")]
    [InlineData("+", "-")]
    [InlineData("1.2", "-1.5")]
    public void Parse_AnyDirection_Runs(string up, string down)
    {
        string csv = "\ufeff# cell 7\r\n" + Good.Replace("up", up, StringComparison.Ordinal).Replace("down", down, StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        AssertGood(PulseTable.Parse(csv, "m.csv"));
    }

    [Fact]
    public void Parse_FurtherAndQuotedColumns_PassedOver()
    {
        string csv = " Direction ,volts,\"Conductance\",PULSE\n" + string.Concat(Good.Split('\n')[1..^1].Select(line => line.Split(',')).Select(c => $"{c[2]},\"0.9\",{c[1]}, {c[0]}\n"));
        AssertGood(PulseTable.Parse(csv, "m.csv"));
    }

    [Fact]
    public void Parse_WithoutDirection_TurnsAtTheTop()
    {
        double[] siemens = [1, 3, 2.9, 4.1, 4, 4.05, 4, 3.2, 3.3, 2, 1];
        string csv = "pulse,conductance\n" + string.Concat(siemens.Select((g, i) => FormattableString.Invariant($"{i},{g}e-6\n")));
        var runs = PulseTable.Parse(csv, "m.csv");
        Assert.Equal([true, false], runs.Select(run => run.IsUp));
        Assert.InRange(runs[0].Pulses[^1], 3, 6);
        Assert.Equal(runs[0].Pulses[^1], runs[1].Pulses[0]);
        Assert.Equal(10, runs[1].Pulses[^1]);
    }

    [Fact]
    public void Parse_Cycles_RunEach()
    {
        string csv = "cycle,pulse,conductance\n" + string.Concat(Enumerable.Range(0, 3).SelectMany(cycle =>
            Enumerable.Range(0, 9).Select(p => $"{cycle},{p},{5 - Math.Abs(p - 4)}e-6\n")));
        var runs = PulseTable.Parse(csv, "m.csv");
        Assert.Equal(6, runs.Length);
        Assert.All(runs, run => Assert.Equal(5, run.Pulses.Length));
    }

    private static void AssertGood(System.Collections.Immutable.ImmutableArray<PulseRun> runs)
    {
        Assert.Equal([true, false], runs.Select(run => run.IsUp));
        Assert.All(runs, run => Assert.Equal([1, 2, 3, 4], run.Pulses.AsEnumerable()));
        Assert.Equal([1e-6, 2e-6, 3e-6, 4e-6], runs[0].Siemens.AsEnumerable());
        Assert.Equal([4e-6, 3e-6, 2e-6, 1e-6], runs[1].Siemens.AsEnumerable());
    }
}
