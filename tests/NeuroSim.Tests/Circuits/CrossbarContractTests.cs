using NeuroSim.Circuits;
using NeuroSim.Circuits.Spice;
using NeuroSim.Crossbars;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Circuits;

public sealed class CrossbarContractTests
{
    public static TheoryData<int, int, double, double, string> Grids()
    {
        var data = new TheoryData<int, int, double, double, string>();
        foreach (string key in Native.Keys)
        {
            data.Add(8, 8, 3.0, 1.0, key);
            data.Add(16, 32, 1.0, 4.0, key);
            data.Add(32, 32, 2.0, 0.5, key);
            data.Add(5, 17, 20.0, 50.0, key);
        }

        return data;
    }

    [SimulatorTheory]
    [MemberData(nameof(Grids))]
    public void Wires_OfAnySize_GiveTheCurrentsOfTheCircuit(int rows, int columns, double rowOhms, double columnOhms, string simulator)
    {
        var random = new Philox(9, RandomStream.DeviceSpread);
        var conductances = new double[rows, columns];
        int stride = AlignedFloats.Padded(rows);
        float[] cells = new float[columns * stride], volts = new float[rows];
        for (int i = 0; i < rows; i++)
        {
            volts[i] = random.Uniform(1, (ulong)i) - 0.3f;
            for (int j = 0; j < columns; j++)
                conductances[i, j] = cells[j * stride + i] = 1e-6f + 99e-6f * random.Uniform((uint)(2 + j), (ulong)i);
        }

        var wires = new WireResistance(rowOhms, columnOhms, SourceOhms: 5, SenseOhms: 2);
        double[] currents = new double[columns];
        Assert.True(new WireGrid(rows, columns, wires).Solve(cells, stride, volts, currents, 1e-10).Converged);
        string[] branches = [.. Enumerable.Range(0, columns).Select(j => $"vs{j}#branch")];
        using ISpiceSimulator spice = Native.Simulator(simulator);
        SpiceResult circuit = spice.Run(SpiceDeck.OperatingPoint(CrossbarNetlist.Of(conductances, [.. volts.Select(v => (double)v)], wires), [.. branches]));
        double largest = currents.Max(Math.Abs);
        for (int j = 0; j < columns; j++)
            Assert.Equal(circuit[branches[j]][0], currents[j], 1e-6 * largest);
    }
}
