using NeuroSim.Numerics;

namespace NeuroSim.Tests.Numerics;

/// <summary>Products against three plain loops of fused multiply-adds, bit for bit, for lengths around every tile, panel and block.</summary>
public sealed class MatrixProductTests
{
    public static TheoryData<int, int, int> Shapes()
    {
        var data = new TheoryData<int, int, int>();
        foreach (int m in (int[])[0, 1, 3, 4, 7, 8, 9, 17])
        {
            foreach (int n in (int[])[1, 15, 16, 17, 31, 32, 33, 70])
            {
                foreach (int k in (int[])[0, 1, 5, 64])
                    data.Add(m, n, k);
            }
        }

        foreach (int k in (int[])[319, 320, 321, 700])
            data.Add(9, 40, k);
        data.Add(64, 512, 784);
        return data;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Multiply_AnyShape_BitsOfPlainLoops(int m, int n, int k)
    {
        (Matrix a, Matrix b, Matrix c) = (Filled(m, k, 1), Filled(k, n, 2), Filled(m, n, 3));
        float[,] expected = Plain(m, n, k, (i, j) => a[i, j], b, (_, _) => 0);
        MatrixProduct.Multiply(a, b, c);
        AssertSame(expected, c);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Multiply_Adding_BitsOfPlainLoops(int m, int n, int k)
    {
        (Matrix a, Matrix b, Matrix c, Matrix start) = (Filled(m, k, 1), Filled(k, n, 2), Filled(m, n, 3), Filled(m, n, 3));
        float[,] expected = Plain(m, n, k, (i, j) => a[i, j], b, (i, j) => start[i, j]);
        MatrixProduct.Multiply(a, b, c, adds: true);
        AssertSame(expected, c);
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void MultiplyTransposed_AnyShape_BitsOfPlainLoops(int m, int n, int k)
    {
        (Matrix a, Matrix b, Matrix c) = (Filled(k, m, 1), Filled(k, n, 2), new Matrix(m, n));
        float[,] expected = Plain(m, n, k, (i, j) => a[j, i], b, (_, _) => 0);
        MatrixProduct.MultiplyTransposed(a, b, c);
        AssertSame(expected, c);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(17, 40)]
    [InlineData(64, 784)]
    public void Transposition_Copy_ExchangesRowsAndColumns(int rows, int columns)
    {
        (Matrix source, Matrix target) = (Filled(rows, columns, 4), new Matrix(columns, rows));
        Transposition.Copy(source, target);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                Assert.Equal(source[i, j], target[j, i]);
        }
    }

    [Fact]
    public void Multiply_ShapesThatDoNotFit_Refused()
    {
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(new Matrix(2, 3), new Matrix(4, 5), new Matrix(2, 5)));
        Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(new Matrix(2, 3), new Matrix(3, 5), new Matrix(3, 5)));
        Assert.Throws<ArgumentException>(() => Transposition.Copy(new Matrix(2, 3), new Matrix(2, 3)));
    }

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(1024)]
    public void Stride_OfACollidingWidth_IsALineMore(int columns) => Assert.Equal(columns + 16, new Matrix(1, columns).Stride);

    private static float[,] Plain(int m, int n, int depth, Func<int, int, float> a, Matrix b, Func<int, int, float> start)
    {
        var c = new float[m, n];
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < n; j++)
            {
                c[i, j] = start(i, j);
                for (int k = 0; k < depth; k++)
                    c[i, j] = MathF.FusedMultiplyAdd(a(i, k), b[k, j], c[i, j]);
            }
        }

        return c;
    }

    private static void AssertSame(float[,] expected, Matrix actual)
    {
        for (int i = 0; i < actual.Rows; i++)
        {
            for (int j = 0; j < actual.Columns; j++)
                Assert.Equal(expected[i, j], actual[i, j]);
            Assert.True(actual.Line(i)[actual.Columns..].IndexOfAnyExcept(0f) < 0, "padding");
        }
    }

    private static Matrix Filled(int rows, int columns, uint entity)
    {
        var random = new Philox(7, RandomStream.InitialWeights);
        var matrix = new Matrix(rows, columns);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                matrix[i, j] = (float)random.Normal(entity, (ulong)(i * columns + j));
        }

        return matrix;
    }
}
