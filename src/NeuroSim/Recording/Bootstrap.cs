using NeuroSim.Numerics;

namespace NeuroSim.Recording;

/// <summary>
/// How sure a mean over runs is (Efron 1979): 10,000 times as many runs as there were are drawn from them, with repetition. All figures of one object share the
/// draws, so that differences between figures of the same runs are paired.
/// </summary>
public sealed class Bootstrap
{
    /// <summary>Times that runs are drawn.</summary>
    public const int Resamples = 10_000;

    private readonly int _runs;
    private readonly ushort[] _times;

    /// <summary>Draws.</summary>
    /// <param name="runs">Runs, 1 .. 65535.</param>
    /// <param name="seed">Seed of the draws.</param>
    public Bootstrap(int runs, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(runs, ushort.MaxValue);
        (_runs, _times) = (runs, new ushort[Resamples * runs]);
        var random = new Philox(seed, RandomStream.Bootstrap);
        for (int resample = 0; resample < Resamples; resample++)
        {
            for (int draw = 0; draw < runs; draw++)
                _times[resample * runs + random.Below(runs, (uint)resample, (ulong)draw)]++;
        }
    }

    /// <summary>The mean of every draw of runs.</summary>
    /// <param name="values">One number per run.</param>
    public double[] Means(ReadOnlySpan<double> values)
    {
        if (values.Length != _runs)
            throw new ArgumentException($"There are {values.Length} values of {_runs} runs.", nameof(values));
        double[] means = new double[Resamples];
        for (int resample = 0; resample < Resamples; resample++)
        {
            ReadOnlySpan<ushort> times = _times.AsSpan(resample * _runs, _runs);
            double sum = 0;
            for (int run = 0; run < _runs; run++)
                sum += times[run] * values[run];
            means[resample] = sum / _runs;
        }

        return means;
    }

    /// <summary>Standard deviation of the mean; 0 of a single run, which says nothing of how sure it is.</summary>
    public double Deviation(ReadOnlySpan<double> values)
    {
        if (_runs == 1)
            return 0;
        double[] means = Means(values);
        double mean = means.Average();
        return Math.Sqrt(means.Average(one => (one - mean) * (one - mean)));
    }
}
