using System.Globalization;
using NeuroSim.Circuits.Spice;
using NeuroSim.Crossbars;

namespace NeuroSim.Circuits;

/// <summary>The netlist of an array with resistive wires: word line i driven by source vi, bit line j sensed by the 0 V source sj.</summary>
public static class CrossbarNetlist
{
    /// <summary>The netlist of an array.</summary>
    /// <param name="conductances">Siemens: [word line, bit line].</param>
    /// <param name="volts">Driver voltages.</param>
    /// <param name="wires">Resistances; those of the segments above 0.</param>
    public static Netlist Of(double[,] conductances, IReadOnlyList<double> volts, WireResistance wires)
    {
        ArgumentNullException.ThrowIfNull(conductances);
        ArgumentNullException.ThrowIfNull(volts);
        int rows = conductances.GetLength(0), columns = conductances.GetLength(1);
        var lines = new List<string> { $"* crossbar, {rows} word lines x {columns} bit lines: word line i is driven at n_i_0, bit line j sensed below its last cell" };
        for (int i = 0; i < rows; i++)
        {
            lines.Add($"v{i} w{i} 0 {Text(volts[i])}");
            for (int j = 0; j < columns; j++)
                AddCell(lines, conductances[i, j], wires, i, j, rows);
        }

        for (int j = 0; j < columns; j++)
            lines.Add($"s{j} e{j} 0 0");
        return Netlist.Parse(string.Join('\n', [.. lines.Select(line => line[0] == 's' ? "v" + line : line), ".op", ".end"]), "crossbar.cir");
    }

    private static void AddCell(List<string> lines, double siemens, WireResistance wires, int i, int j, int rows)
    {
        string before = j == 0 ? $"w{i}" : $"n_{i}_{j - 1}", below = i == rows - 1 ? $"e{j}" : $"b_{i + 1}_{j}";
        lines.Add($"rw_{i}_{j} {before} n_{i}_{j} {Text(wires.RowOhms + (j == 0 ? wires.SourceOhms : 0))}");
        lines.Add($"rb_{i}_{j} b_{i}_{j} {below} {Text(wires.ColumnOhms + (i == rows - 1 ? wires.SenseOhms : 0))}");
        if (siemens > 0)
            lines.Add($"rc_{i}_{j} n_{i}_{j} b_{i}_{j} {Text(1 / siemens)}");
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
