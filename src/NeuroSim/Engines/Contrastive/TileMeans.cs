using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>An image as a layer sees it: the mean of the vectors of its tiles.</summary>
internal static class TileMeans
{
    /// <summary>The means of a batch.</summary>
    /// <param name="vectors">B T x N, the first tile of all images first.</param>
    /// <param name="tiles">T.</param>
    /// <param name="means">Receives B x N.</param>
    public static void Of(Matrix vectors, int tiles, Matrix means)
    {
        means.Values.Span.Clear();
        for (int row = 0; row < vectors.Rows; row++)
            RowKernels.Write(means.Line(row % means.Rows), 1f / tiles, vectors.Line(row));
    }
}
