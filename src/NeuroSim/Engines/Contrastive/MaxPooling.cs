using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>The largest of every 2 x 2 positions of square maps, channel by channel; an odd last row or column is left out.</summary>
/// <param name="maps">How many maps.</param>
/// <param name="side">Rows and columns of a map, at least 2.</param>
/// <param name="channels">Numbers of a position.</param>
internal sealed class MaxPooling(int maps, int side, int channels)
{
    private readonly int[] _winners = new int[maps * (side / 2) * (side / 2) * channels];

    /// <summary>Rows and columns of a pooled map.</summary>
    public int Side => side / 2;

    /// <summary>Pools all maps; the first one of equals wins.</summary>
    /// <param name="positions">A row a position, map after map.</param>
    /// <param name="pooled">Receives a row a pooled position.</param>
    public void Pool(Matrix positions, Matrix pooled)
    {
        for (int row = 0; row < pooled.Rows; row++)
        {
            int corner = CornerOf(row);
            Span<float> largest = pooled.Row(row);
            Span<int> winners = _winners.AsSpan(row * channels, channels);
            positions.Row(corner).CopyTo(largest);
            winners.Fill(corner);
            foreach (int other in (ReadOnlySpan<int>)[corner + 1, corner + side, corner + side + 1])
                Challenge(positions.Row(other), other, largest, winners);
        }
    }

    /// <summary>Errors go to winners that are above 0; losers and silent rectifiers have a slope of 0.</summary>
    /// <param name="pooled">The pooled maps.</param>
    /// <param name="errors">Their errors.</param>
    /// <param name="positions">Receives the errors of what drives the rectifiers.</param>
    public void SendBack(Matrix pooled, Matrix errors, Matrix positions)
    {
        positions.Values.Span.Clear();
        Span<float> all = positions.Values.Span;
        for (int row = 0; row < pooled.Rows; row++)
        {
            ReadOnlySpan<float> z = pooled.Row(row), error = errors.Row(row);
            ReadOnlySpan<int> winners = _winners.AsSpan(row * channels, channels);
            for (int c = 0; c < z.Length; c++)
            {
                if (z[c] > 0f)
                    all[winners[c] * positions.Stride + c] = error[c];
            }
        }
    }

    private static void Challenge(ReadOnlySpan<float> values, int row, Span<float> largest, Span<int> winners)
    {
        for (int c = 0; c < values.Length; c++)
        {
            if (values[c] > largest[c])
                (largest[c], winners[c]) = (values[c], row);
        }
    }

    private int CornerOf(int pooledRow)
    {
        (int map, int place) = Math.DivRem(pooledRow, Side * Side);
        return (map * side + place / Side * 2) * side + place % Side * 2;
    }
}
