namespace NeuroSim.Devices;

/// <summary>Where a series that first rises and then falls turns.</summary>
internal static class TurningPoint
{
    /// <summary>
    /// How many values belong to the rise: the split at which a rising and a falling step curve together are closest to the series (isotonic regression by
    /// pooling neighbours that violate the order: Ayer et al. 1955, Annals of Mathematical Statistics 26(4), p. 641). The last of them is where the fall starts.
    /// </summary>
    public static int Of(double[] series)
    {
        double[] rise = Errors(series), fall = Errors([.. series.Reverse()]);
        int best = series.Length;
        for (int split = series.Length - 1; split > 0; split--)
        {
            if (rise[split] + fall[series.Length - split] < rise[best] + fall[series.Length - best])
                best = split;
        }

        return best;
    }

    /// <summary>Element n: the sum of squares that the best rising curve through the first n values leaves.</summary>
    private static double[] Errors(double[] series)
    {
        double[] errors = new double[series.Length + 1];
        var blocks = new Stack<(int Count, double Mean, double Error)>();
        double total = 0;
        for (int n = 0; n < series.Length; n++)
        {
            (int count, double mean, double error) = (1, series[n], 0);
            while (blocks.TryPeek(out var last) && last.Mean >= mean)
            {
                blocks.Pop();
                double gap = last.Mean - mean, share = (double)last.Count * count / (last.Count + count);
                total -= last.Error;
                (count, mean, error) = (count + last.Count, (count * mean + last.Count * last.Mean) / (count + last.Count), error + last.Error + share * gap * gap);
            }

            blocks.Push((count, mean, error));
            total += error;
            errors[n + 1] = total;
        }

        return errors;
    }
}
