namespace NeuroSim.Learning;

/// <summary>The rate of an optimiser over a run.</summary>
/// <param name="Settings">Rate and decay.</param>
/// <param name="TotalSamples">Samples of the whole run; a falling rate reaches 0 there.</param>
public readonly record struct RateSchedule(OptimizerSettings Settings, long TotalSamples)
{
    /// <summary>The rate at sample <paramref name="sample"/> (from 0).</summary>
    public double At(long sample)
    {
        if (Settings.Decay == RateDecay.None || TotalSamples <= 0)
            return Settings.Rate;
        double left = Math.Max(0, 1 - (double)sample / TotalSamples);
        return Settings.Rate * (Settings.Decay == RateDecay.Linear ? left : Math.Min(1, 2 * left));
    }
}
