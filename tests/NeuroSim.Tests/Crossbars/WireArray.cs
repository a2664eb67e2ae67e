using NeuroSim.Crossbars;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Crossbars;

/// <summary>An array with drawn cells and voltages, and its currents by nodal analysis.</summary>
internal sealed class WireArray
{
    private static readonly Philox Random = new(3, RandomStream.Digits);

    /// <param name="rows">Word lines.</param>
    /// <param name="columns">Bit lines.</param>
    /// <param name="siemens">Largest conductance; cells are uniform up to it.</param>
    /// <param name="signed">Whether voltages take both signs.</param>
    public WireArray(int rows, int columns, double siemens, bool signed = false)
    {
        (Rows, Columns, Stride) = (rows, columns, AlignedFloats.Padded(rows));
        Conductances = new float[columns * Stride];
        for (int j = 0; j < columns; j++)
        {
            for (int i = 0; i < rows; i++)
                Conductances[j * Stride + i] = (float)siemens * Random.Uniform((uint)j, (ulong)i);
        }

        Volts = [.. Enumerable.Range(0, rows).Select(i => 0.3f * (Random.Uniform(1_000_000, (ulong)i) - (signed ? 0.5f : 0)))];
    }

    public int Rows { get; }

    public int Columns { get; }

    public int Stride { get; }

    public float[] Conductances { get; }

    public float[] Volts { get; }

    public ref float Cell(int i, int j) => ref Conductances[j * Stride + i];

    /// <summary>Currents of the solver.</summary>
    public double[] Solve(WireResistance wires, double tolerance, out WireSolution solution)
    {
        double[] currents = new double[Columns];
        solution = new WireGrid(Rows, Columns, wires).Solve(Conductances, Stride, Volts, currents, tolerance);
        return currents;
    }

    /// <summary>The sum of G_ij x_i.</summary>
    public double[] Ideal() =>
        [.. Enumerable.Range(0, Columns).Select(j => Enumerable.Range(0, Rows).Sum(i => (double)Cell(i, j) * Volts[i]))];

    /// <summary>Currents by nodal analysis.</summary>
    public double[] Nodal(WireResistance wires)
    {
        var network = new ResistorNetwork();
        int[] word = new int[Rows * Columns], bit = new int[Rows * Columns];
        for (int n = 0; n < word.Length; n++)
            (word[n], bit[n]) = (network.AddNode(), network.AddNode());
        for (int i = 0; i < Rows; i++)
        {
            network.AddOhms(network.AddSource(Volts[i]), word[i * Columns], wires.SourceOhms + wires.RowOhms);
            for (int j = 1; j < Columns; j++)
                network.AddOhms(word[i * Columns + j - 1], word[i * Columns + j], wires.RowOhms);
        }

        for (int j = 0; j < Columns; j++)
        {
            network.AddOhms(0, bit[(Rows - 1) * Columns + j], wires.SenseOhms + wires.ColumnOhms);
            for (int i = Rows - 2; i >= 0; i--)
                network.AddOhms(bit[(i + 1) * Columns + j], bit[i * Columns + j], wires.ColumnOhms);
        }

        for (int n = 0; n < word.Length; n++)
            network.AddSiemens(word[n], bit[n], Cell(n / Columns, n % Columns));
        network.Solve();
        return [.. Enumerable.Range(0, Columns).Select(j => Enumerable.Range(0, Rows)
            .Sum(i => Cell(i, j) * (network.Volts(word[i * Columns + j]) - network.Volts(bit[i * Columns + j]))))];
    }
}
