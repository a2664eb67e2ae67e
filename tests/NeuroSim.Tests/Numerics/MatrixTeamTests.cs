using NeuroSim.Numerics;

namespace NeuroSim.Tests.Numerics;

public sealed class MatrixTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Multiply_ManyTimesOnManyThreads_BitsOfOne(int threads)
    {
        using var team = new MatrixTeam(threads);
        for (int round = 0; round < 200; round++)
        {
            int m = 1 + round % 20, n = 1 + round * 7 % 300, k = round * 3 % 90;
            (Matrix a, Matrix b, Matrix expected, Matrix c) = (Filled(m, k), Filled(k, n), new Matrix(m, n), new Matrix(m, n));
            MatrixProduct.Multiply(a, b, expected);
            team.Multiply(a, b, c);
            Assert.True(expected.Values.Span.SequenceEqual(c.Values.Span));
            if (round % 50 == 49)
                Thread.Sleep(60);
        }
    }

    [Fact]
    public void Multiply_ShapesThatDoNotFit_RefusedAndTheTeamGoesOn()
    {
        using var team = new MatrixTeam(2);
        Assert.Throws<ArgumentException>(() => team.Multiply(new Matrix(2, 3), new Matrix(4, 5), new Matrix(2, 5)));
        team.Multiply(Filled(2, 3), Filled(3, 5), new Matrix(2, 5));
    }

    private static Matrix Filled(int rows, int columns)
    {
        var matrix = new Matrix(rows, columns);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                matrix[i, j] = MathF.Sin(i * 3 + j);
        }

        return matrix;
    }
}
