using MathNet.Numerics.LinearAlgebra;

namespace NeuroSim.Tests.Crossbars;

/// <summary>
/// Nodal analysis of resistors between nodes, dense and direct: the oracle of the wire solver. Node 0 is ground. A resistance of 0 makes
/// two nodes one.
/// </summary>
internal sealed class ResistorNetwork
{
    private readonly List<(int A, int B, double Siemens)> _resistors = [];
    private readonly List<int> _same = [0];
    private readonly Dictionary<int, double> _held = new() { [0] = 0 };
    private double[] _volts = [];

    public int AddNode()
    {
        _same.Add(_same.Count);
        return _same.Count - 1;
    }

    public int AddSource(double volts)
    {
        int node = AddNode();
        _held[node] = volts;
        return node;
    }

    public void AddOhms(int a, int b, double ohms)
    {
        if (ohms > 0)
            _resistors.Add((a, b, 1 / ohms));
        else if (_held.ContainsKey(Root(a)))
            _same[Root(b)] = Root(a);
        else
            _same[Root(a)] = Root(b);
    }

    public void AddSiemens(int a, int b, double siemens) => _resistors.Add((a, b, siemens));

    public double Volts(int node) => _volts[Root(node)];

    /// <summary>Kirchhoff's current law at every node that is not held.</summary>
    public void Solve()
    {
        int[] free = [.. Enumerable.Range(0, _same.Count).Where(node => Root(node) == node && !_held.ContainsKey(node))];
        int[] row = new int[_same.Count];
        Array.Fill(row, -1);
        for (int i = 0; i < free.Length; i++)
            row[free[i]] = i;
        _volts = new double[_same.Count];
        foreach ((int node, double volts) in _held)
            _volts[node] = volts;
        if (free.Length == 0)
            return;
        var matrix = Matrix<double>.Build.Dense(free.Length, free.Length);
        var right = Vector<double>.Build.Dense(free.Length);
        foreach ((int a, int b, double siemens) in _resistors)
        {
            Stamp(matrix, right, row, Root(a), Root(b), siemens);
            Stamp(matrix, right, row, Root(b), Root(a), siemens);
        }

        Vector<double> solved = matrix.Cholesky().Solve(right);
        for (int i = 0; i < free.Length; i++)
            _volts[free[i]] = solved[i];
    }

    private void Stamp(Matrix<double> matrix, Vector<double> right, int[] row, int node, int other, double siemens)
    {
        if (row[node] < 0)
            return;
        matrix[row[node], row[node]] += siemens;
        if (row[other] >= 0)
            matrix[row[node], row[other]] -= siemens;
        else
            right[row[node]] += siemens * _volts[other];
    }

    private int Root(int node) => _same[node] == node ? node : Root(_same[node]);
}
