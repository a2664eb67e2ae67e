using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>
/// The 3 x 3 surroundings of every position of square maps, a row a position, so that a convolution is a product of matrices (im2col; Chellapilla, Puri and Simard
/// 2006). Beyond the border is 0.
/// </summary>
/// <param name="side">Rows and columns of a map.</param>
/// <param name="channels">Numbers of a position.</param>
internal sealed class Patches(int side, int channels)
{
    /// <summary>Positions of a patch.</summary>
    public const int Area = 9;

    private const int Width = 3;

    /// <summary>Reads the patches of all maps.</summary>
    /// <param name="maps">A row a position, map after map.</param>
    /// <param name="patches">Receives the patches, 9 times the channels a row.</param>
    public void Read(Matrix maps, Matrix patches)
    {
        for (int row = 0; row < maps.Rows; row++)
        {
            Span<float> patch = patches.Row(row);
            for (int k = 0; k < Area; k++)
            {
                Span<float> part = patch.Slice(k * channels, channels);
                if (Neighbour(row, k) is var neighbour && neighbour < 0)
                    part.Clear();
                else
                    maps.Row(neighbour).CopyTo(part);
            }
        }
    }

    /// <summary>The reverse for errors: every position gets the sum of those of the patches it is part of.</summary>
    public void AddBack(Matrix patches, Matrix maps)
    {
        maps.Values.Span.Clear();
        for (int row = 0; row < maps.Rows; row++)
        {
            ReadOnlySpan<float> patch = patches.Row(row);
            for (int k = 0; k < Area; k++)
            {
                if (Neighbour(row, k) is var neighbour && neighbour >= 0)
                    Add(maps.Row(neighbour), patch.Slice(k * channels, channels));
            }
        }
    }

    /// <summary>The row of a position's neighbour; -1 beyond the border.</summary>
    private int Neighbour(int row, int k)
    {
        int position = row % (side * side), y = position / side + k / Width - 1, x = position % side + k % Width - 1;
        return y < 0 || x < 0 || y >= side || x >= side ? -1 : row - position + y * side + x;
    }

    private static void Add(Span<float> sums, ReadOnlySpan<float> terms)
    {
        for (int i = 0; i < terms.Length; i++)
            sums[i] += terms[i];
    }
}
