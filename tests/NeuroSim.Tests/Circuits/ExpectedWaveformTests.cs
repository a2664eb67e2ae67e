using System.Globalization;
using NeuroSim.Circuits.Spice;
using NeuroSim.Tests.Architecture;

namespace NeuroSim.Tests.Circuits;

/// <summary>Every netlist of circuits/, run as it stands, gives the waveforms that lie beside it.</summary>
public sealed class ExpectedWaveformTests
{
    private static readonly string Folder = Path.Combine(SourceTree.Root, "circuits");

    public static TheoryData<string, string> Netlists => Native.Each(
        Directory.EnumerateFiles(Folder, "*.cir").Order(StringComparer.Ordinal).Select(path => Path.GetFileNameWithoutExtension(path)));

    [SimulatorTheory]
    [MemberData(nameof(Netlists))]
    public void Netlist_AsItStands_GivesItsExpectedWaveforms(string name, string simulator)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Folder, "expected", name + ".csv"));
        Assert.StartsWith("# ngspice -b", lines[0], StringComparison.Ordinal);
        string[] nodes = lines[1].Split(',')[1..];
        double[][] rows = [.. lines[2..].Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray())];
        using ISpiceSimulator spice = Native.Simulator(simulator);
        SpiceResult result = spice.Run(SpiceDeck.Transient(Netlist.Parse(File.ReadAllText(Path.Combine(Folder, name + ".cir")), name), rows[^1][0], [.. nodes]));
        foreach (double[] row in rows)
        {
            for (int n = 0; n < nodes.Length; n++)
                Assert.Equal(row[n + 1], result.At(nodes[n], row[0]), 1e-4);
        }
    }
}
