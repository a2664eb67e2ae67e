using NeuroSim.Numerics;

namespace NeuroSim.Tests.Numerics;

/// <summary>A batch in panels holds the elements of the matrix it was copied from, and zeros behind them.</summary>
public sealed class SamplePanelsTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 16, 16)]
    [InlineData(7, 33, 16)]
    [InlineData(64, 100, 16)]
    [InlineData(64, 784, 784)]
    [InlineData(5, 70, 9)]
    public void CopyRows_BlockByBlock_EveryElementAtItsPlaceAndZerosBehind(int samples, int columns, int block)
    {
        (Matrix source, SamplePanels panels) = (Numbered(columns, samples), new SamplePanels(samples, columns));
        for (int from = 0; from < columns; from += block)
            panels.CopyRows(source, from, Math.Min(columns, from + block));
        for (int column = 0; column < panels.Values.Length / samples; column++)
        {
            for (int sample = 0; sample < samples; sample++)
                Assert.Equal(column < columns ? source[column, sample] : 0, panels.Values.Span[panels.Start(column) + sample * TileKernel.Columns]);
        }
    }

    [Fact]
    public void Start_OfColumns_LinesLieTogetherWithinAPanel()
    {
        var panels = new SamplePanels(64, 100);
        Assert.Equal([0, 16, 2048, 2064, 6144], new[] { 0, 16, 32, 48, 96 }.Select(panels.Start));
    }

    private static Matrix Numbered(int rows, int columns)
    {
        var matrix = new Matrix(rows, columns);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                matrix[i, j] = 1 + i * columns + j;
        }

        return matrix;
    }
}
