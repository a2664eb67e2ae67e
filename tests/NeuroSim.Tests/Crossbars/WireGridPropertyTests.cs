using NeuroSim.Crossbars;

namespace NeuroSim.Tests.Crossbars;

/// <summary>What holds for any array of resistors, at sizes beyond a direct solve, and what holds for any call.</summary>
public sealed class WireGridPropertyTests
{
    private static readonly WireResistance Wires = new(RowOhms: 2.5, ColumnOhms: 0.7, SourceOhms: 11, SenseOhms: 5);

    /// <summary>
    /// Reciprocity: a volt at one end drives the same current out of the other end as the other way round. Seen from the bit lines, the
    /// array is another array, turned and mirrored.
    /// </summary>
    [Theory]
    [InlineData(1e-6)]
    [InlineData(1e-3)]
    public void Solve_TurnedAndMirrored_SameTransfer(double siemens)
    {
        const int Driven = 130, Sensed = 41;
        WireArray array = new(200, 150, siemens), turned = new(150, 200, 0);
        for (int i = 0; i < array.Rows; i++)
        {
            for (int j = 0; j < array.Columns; j++)
                turned.Cell(array.Columns - 1 - j, array.Rows - 1 - i) = array.Cell(i, j);
        }

        array.Volts.AsSpan().Clear();
        turned.Volts.AsSpan().Clear();
        array.Volts[Driven] = turned.Volts[array.Columns - 1 - Sensed] = 1;
        double there = array.Solve(Wires, 1e-11, out _)[Sensed];
        double back = turned.Solve(new WireResistance(0.7, 2.5, 5, 11), 1e-11, out _)[array.Rows - 1 - Driven];
        Assert.Equal(1, back / there, 7);
    }

    [Fact]
    public void Solve_WordLinesSwappedOnIdealBitLines_SameCurrents()
    {
        var wires = new WireResistance(2, 0, 3, 4);
        WireArray array = new(50, 40, 1e-3), swapped = new(50, 40, 1e-3);
        for (int i = 0; i < array.Rows; i++)
        {
            swapped.Volts[i] = array.Volts[array.Rows - 1 - i];
            for (int j = 0; j < array.Columns; j++)
                swapped.Cell(i, j) = array.Cell(array.Rows - 1 - i, j);
        }

        AssertClose(array.Solve(wires, 1e-11, out _), swapped.Solve(wires, 1e-11, out _), 1e-10);
    }

    [Fact]
    public void Solve_SumOfVoltages_SumOfCurrents()
    {
        WireArray a = new(70, 90, 1e-4), b = new(70, 90, 1e-4, signed: true), sum = new(70, 90, 1e-4);
        for (int i = 0; i < sum.Rows; i++)
            sum.Volts[i] = a.Volts[i] + b.Volts[i];
        double[] left = a.Solve(Wires, 1e-11, out _), right = b.Solve(Wires, 1e-11, out _);
        AssertClose([.. left.Zip(right, (x, y) => x + y)], sum.Solve(Wires, 1e-11, out _), 1e-7);
    }

    /// <summary>1 kOhm cells behind 1 Ohm segments: hardly a tenth of the current is left.</summary>
    [Fact]
    public void Solve_StrongCells_BothPrecisionsConverge()
    {
        var array = new WireArray(256, 256, 2e-3);
        var wires = new WireResistance(1, 1);
        double[] precise = array.Solve(wires, 1e-9, out WireSolution exact), single = array.Solve(wires, 1e-4, out WireSolution coarse);
        Assert.True(exact.Converged && coarse.Converged);
        Assert.InRange(coarse.Iterations, 2, exact.Iterations - 1);
        AssertClose(precise, single, 1e-4);
        Assert.True(precise.Sum() < 0.2 * array.Ideal().Sum());
    }

    /// <summary>Far beyond any array: it converges or says that it did not, and is never NaN.</summary>
    [Theory]
    [InlineData(1, 1e-4)]
    [InlineData(1e3, 1e-4)]
    [InlineData(1e6, 1e-6)]
    public void Solve_CellsLikeWires_ConvergesOrReports(double siemens, double tolerance)
    {
        var array = new WireArray(40, 40, siemens);
        double[] currents = array.Solve(new WireResistance(1, 1), tolerance, out WireSolution solution);
        Assert.All(currents, current => Assert.True(double.IsFinite(current)));
        Assert.Equal(solution.Residual <= tolerance, solution.Converged);
    }

    [Theory]
    [InlineData(float.NaN, 1e-3)]
    [InlineData(float.PositiveInfinity, 1e-8)]
    public void Solve_VoltageNotFinite_Reported(float volts, double tolerance)
    {
        var array = new WireArray(20, 5, 1e-4);
        array.Volts[7] = volts;
        array.Solve(Wires, tolerance, out WireSolution solution);
        Assert.False(solution.Converged);
        array.Solve(default, tolerance, out solution);
        Assert.False(solution.Converged);
    }

    [Theory]
    [InlineData(1e-4)]
    [InlineData(1e-8)]
    public void Solve_SecondCall_SameBitsAndNoAllocation(double tolerance)
    {
        WireArray array = new(100, 33, 1e-4), other = new(100, 33, 1e-2);
        float[] first = new float[33], second = new float[33];
        var grid = new WireGrid(100, 33, Wires);
        WireSolution fresh = grid.Solve(array.Conductances, array.Stride, array.Volts, first, tolerance);
        grid.Solve(other.Conductances, other.Stride, other.Volts, second, tolerance);
        long before = GC.GetAllocatedBytesForCurrentThread();
        WireSolution again = grid.Solve(array.Conductances, array.Stride, array.Volts, second, tolerance);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(fresh, again);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Solve_ArgumentsOutOfRange_Refused()
    {
        var array = new WireArray(20, 5, 1e-4);
        var grid = new WireGrid(20, 5, Wires);
        float[] room = new float[5];
        Assert.Throws<ArgumentOutOfRangeException>("wires", () => new WireGrid(1, 1, new WireResistance(1, -1)));
        Assert.Throws<ArgumentOutOfRangeException>("wires", () => new WireGrid(1, 1, new WireResistance(1, 1, double.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => new WireGrid(0, 1, Wires));
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => new WireGrid(1, 0, Wires));
        Assert.Throws<ArgumentOutOfRangeException>("stride", () => grid.Solve(array.Conductances, 16, array.Volts, room, 1e-3));
        Assert.Throws<ArgumentException>("stride", () => grid.Solve(array.Conductances, 24, array.Volts, room, 1e-3));
        Assert.Throws<ArgumentException>("conductances", () => grid.Solve(array.Conductances.AsSpan(1), 32, array.Volts, room, 1e-3));
        Assert.Throws<ArgumentException>("volts", () => grid.Solve(array.Conductances, 32, array.Volts.AsSpan(1), room, 1e-3));
        Assert.Throws<ArgumentException>("currents", () => grid.Solve(array.Conductances, 32, array.Volts, room.AsSpan(1), 1e-3));
        Assert.Throws<ArgumentOutOfRangeException>("tolerance", () => grid.Solve(array.Conductances, 32, array.Volts, room, 0));
        Assert.Throws<ArgumentOutOfRangeException>("tolerance", () => grid.Solve(array.Conductances, 32, array.Volts, room, double.NaN));
    }

    private static void AssertClose(double[] expected, double[] actual, double share)
    {
        double scale = expected.Max(Math.Abs);
        for (int j = 0; j < expected.Length; j++)
            Assert.InRange(actual[j], expected[j] - share * scale, expected[j] + share * scale);
    }
}
