namespace NeuroSim.Devices;

/// <summary>The free parameters of each law as a vector: where a fit starts, how far it may go, and which law a vector is.</summary>
/// <remarks>
/// The steps are fitted as logarithms: they stay positive, and their scale is not known beforehand. Soft bounds are approached and never reached, so they may
/// lie outside the measured range, up to 2; a bound that cuts off lies inside, for what was never seen is not claimed.
/// </remarks>
internal static class LawParameters
{
    private const double LeastBound = 0.02, MostSoftBound = 2, MostBound = 1, MostSlope = 2, MostAmplitude = 100, LeastRate = 0.05, MostRate = 30;
    private static readonly double LeastStep = Math.Log(1e-7), MostStep = Math.Log(1);

    /// <summary>Smallest values.</summary>
    public static double[] Least(PulseLawKind law) => law switch
    {
        PulseLawKind.LinearStep => [LeastStep, LeastStep, LeastBound, -MostBound, 0, 0],
        PulseLawKind.Exponential => [LeastStep, LeastStep, LeastBound, -MostBound, -MostAmplitude, -MostAmplitude, LeastRate, LeastRate],
        PulseLawKind.SoftBounds => [LeastStep, LeastStep, LeastBound, -MostSoftBound],
        _ => [LeastStep, LeastStep, LeastBound, -MostBound],
    };

    /// <summary>Largest values.</summary>
    public static double[] Most(PulseLawKind law) => law switch
    {
        PulseLawKind.LinearStep => [MostStep, MostStep, MostBound, -LeastBound, MostSlope, MostSlope],
        PulseLawKind.Exponential => [MostStep, MostStep, MostBound, -LeastBound, MostAmplitude, MostAmplitude, MostRate, MostRate],
        PulseLawKind.SoftBounds => [MostStep, MostStep, MostSoftBound, -LeastBound],
        _ => [MostStep, MostStep, MostBound, -LeastBound],
    };

    /// <summary>Where to start from, several times where there may be several minima.</summary>
    /// <param name="law">The law.</param>
    /// <param name="up">Mean change of a pulse up.</param>
    /// <param name="down">Mean change of a pulse down.</param>
    public static IEnumerable<double[]> Starts(PulseLawKind law, double up, double down)
    {
        (double u, double d) = (Math.Log(up), Math.Log(down));
        double doubled = Math.Log(2);
        return law switch
        {
            PulseLawKind.ConstantStep => [[u, d, 1, -1], [u + doubled, d + doubled, 1, -1]],
            PulseLawKind.SoftBounds => [[u + doubled, d + doubled, 1.05, -1.05], [u + 2 * doubled, d + 2 * doubled, 1.01, -1.01], [u, d, 1.7, -1.7]],
            PulseLawKind.LinearStep => [[u, d, 1, -1, 0.2, 0.2], [u + doubled, d + doubled, 1, -1, 0.8, 0.8]],
            _ => Exponential(u, d),
        };
    }

    /// <summary>The law with the parameters of a vector.</summary>
    public static MeanStep Of(PulseLawKind law, ReadOnlySpan<double> vector)
    {
        var step = new MeanStep(law, Math.Exp(vector[0]), Math.Exp(vector[1])) { Upper = vector[2], Lower = vector[3] };
        return law switch
        {
            PulseLawKind.LinearStep => step with { SlopeUp = vector[4], SlopeDown = vector[5] },
            PulseLawKind.Exponential => step with { AmplitudeUp = vector[4], AmplitudeDown = vector[5], RateUp = vector[6], RateDown = vector[7] },
            _ => step,
        };
    }

    private static IEnumerable<double[]> Exponential(double up, double down)
    {
        foreach (double amplitude in (double[])[-0.5, 0.02, 0.3])
        {
            foreach (double rate in (double[])[1, 4])
                yield return [up + Math.Log(1.5), down + Math.Log(1.5), 1, -1, amplitude, amplitude, rate, rate];
        }
    }
}
