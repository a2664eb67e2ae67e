using NeuroSim.Crossbars;

namespace NeuroSim.Tests.Crossbars;

/// <summary>The currents of an array with resistive wires, against nodal analysis by a dense direct solve.</summary>
public sealed class WireGridTests
{
    private const double Precise = 1e-10;
    private static readonly WireResistance Wires = new(RowOhms: 2.5, ColumnOhms: 0.7);

    public static TheoryData<int, int> Shapes => new() { { 1, 1 }, { 1, 19 }, { 19, 1 }, { 8, 8 }, { 16, 32 }, { 33, 7 }, { 17, 16 }, { 5, 18 } };

    public static TheoryData<double, double, double, double> Resistances => new()
    {
        { 2.5, 0.7, 0, 0 }, { 0, 3, 0, 0 }, { 3, 0, 0, 0 }, { 0, 0, 50, 0 }, { 0, 0, 0, 50 }, { 1, 2, 30, 70 }, { 0, 0, 20, 40 }, { 200, 1, 0, 0 },
        { 0, 0, 0, 0 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Solve_AnyShape_NodalAnalysis(int rows, int columns)
    {
        foreach (double siemens in (double[])[1e-6, 1e-4, 1e-2])
            AssertNodal(new WireArray(rows, columns, siemens), Wires, Precise);
    }

    [Theory]
    [MemberData(nameof(Resistances))]
    public void Solve_AnyWires_NodalAnalysis(double row, double column, double source, double sense)
    {
        var wires = new WireResistance(row, column, source, sense);
        AssertNodal(new WireArray(9, 18, 1e-3), wires, Precise);
        AssertNodal(new WireArray(18, 9, 1e-3, signed: true), wires, Precise);
    }

    [Theory]
    [InlineData(1e-1)]
    [InlineData(1e-2)]
    [InlineData(1e-3)]
    [InlineData(1e-4)]
    [InlineData(1e-6)]
    [InlineData(1e-8)]
    public void Solve_AnyTolerance_ErrorWithinIt(double tolerance)
    {
        foreach (double siemens in (double[])[1e-6, 1e-4, 1e-3, 1e-2, 1])
        {
            AssertNodal(new WireArray(20, 17, siemens), Wires, tolerance);
            AssertNodal(new WireArray(20, 17, siemens, signed: true), Wires, tolerance);
        }
    }

    [Fact]
    public void Solve_EmptyLines_NodalAnalysis()
    {
        var array = new WireArray(20, 18, 1e-3);
        for (int j = 0; j < array.Columns; j++)
            array.Cell(3, j) = array.Cell(19, j) = 0;
        for (int i = 0; i < array.Rows; i++)
            array.Cell(i, 0) = array.Cell(i, 16) = 0;
        AssertNodal(array, Wires, Precise);
        Assert.Equal(0, array.Solve(Wires, Precise, out _)[16]);
    }

    [Fact]
    public void Solve_NoCellAtAll_NoCurrent()
    {
        var array = new WireArray(20, 18, 0);
        Assert.All(array.Solve(Wires, Precise, out WireSolution solution), current => Assert.Equal(0, current));
        Assert.True(solution.Converged);
    }

    [Fact]
    public void Solve_IdealWires_WeightedSum()
    {
        var array = new WireArray(20, 18, 1e-3);
        double[] ideal = array.Ideal(), found = array.Solve(default, Precise, out WireSolution solution);
        for (int j = 0; j < array.Columns; j++)
            Assert.Equal(1, found[j] / ideal[j], 12);
        Assert.Equal(new WireSolution(0, 0, true), solution);
    }

    [Fact]
    public void Solve_SmallDrops_QuadraticInTheCells()
    {
        var array = new WireArray(40, 30, 1e-7);
        double first = Drop(array), second = Drop(new WireArray(40, 30, 2e-7));
        Assert.Equal(2, second / first, 3);

        static double Drop(WireArray array) => 1 - array.Solve(Wires, 1e-12, out _)[29] / array.Ideal()[29];
    }

    private static void AssertNodal(WireArray array, WireResistance wires, double tolerance)
    {
        double[] expected = array.Nodal(wires), found = array.Solve(wires, tolerance, out WireSolution solution);
        Assert.True(solution.Converged && solution.Residual <= tolerance, $"{solution}");
        double scale = expected.Max(Math.Abs);
        for (int j = 0; j < array.Columns; j++)
            Assert.InRange(found[j], expected[j] - tolerance * scale, expected[j] + tolerance * scale);
    }
}
