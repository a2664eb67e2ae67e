using System.Collections.Immutable;
using NeuroSim.Numerics;

namespace NeuroSim.Devices;

/// <summary>
/// Every pulse law fitted to the measured pulses of one cell, by least squares over whole trajectories, in weights for which the measured range is -1 .. 1.
/// The curve G(p) = B (1 - e^(-p/A)) + Gmin that some simulators use is the soft-bounds law: its step falls linearly with G.
/// </summary>
public sealed class PulseFit
{
    private const double MostCycleNoise = 20, Indistinct = 2, NoResidual = 1e-12;

    /// <summary>Simplest first.</summary>
    private static readonly PulseLawKind[] Order =
        [PulseLawKind.ConstantStep, PulseLawKind.SoftBounds, PulseLawKind.LinearStep, PulseLawKind.Exponential];

    private PulseFit(PulseTrajectory measured, ImmutableArray<LawFit> laws)
    {
        (SmallestSiemens, LargestSiemens, Laws) = (measured.Smallest, measured.Largest, laws);
        double least = laws.Min(law => law.Criterion);
        Best = laws.First(law => law.Criterion <= least + Indistinct);
    }

    /// <summary>Smallest conductance that was read: weight -1.</summary>
    public double SmallestSiemens { get; }

    /// <summary>Largest conductance that was read: weight 1.</summary>
    public double LargestSiemens { get; }

    /// <summary>A fit of every law, the simplest first.</summary>
    public ImmutableArray<LawFit> Laws { get; }

    /// <summary>The simplest law whose criterion is at most 2 above the least: less than that is no evidence (Kass and Raftery 1995, JASA 90, p. 773).</summary>
    public LawFit Best { get; }

    /// <summary>Fits all laws.</summary>
    /// <param name="runs">Runs of both directions that do not all show one conductance.</param>
    /// <param name="cancellation">Stops the fit; twenty thousand pulses take some twenty seconds.</param>
    public static PulseFit Of(IReadOnlyList<PulseRun> runs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var measured = new PulseTrajectory(runs);
        if (!(measured.Largest > measured.Smallest))
            throw new ArgumentException("A fit needs conductances that change.", nameof(runs));
        var fitted = Order.Select(law => (Law: Fit(measured, law, cancellation, out double[] residuals), Residuals: residuals, Size: LawParameters.Least(law).Length)).ToList();
        double correlation = measured.Correlation(fitted.MinBy(fit => SumOfSquares(fit.Residuals)).Residuals);
        return new PulseFit(measured, [.. fitted.Select(fit => Judge(measured, fit.Law, fit.Residuals, fit.Size, correlation))]);
    }

    /// <summary>What an experiment can use: the law with its range and read noise.</summary>
    /// <param name="law">One of <see cref="Laws"/>.</param>
    /// <param name="name">Name of the device.</param>
    /// <param name="source">Where it is from.</param>
    public SynapticDevice ToDevice(LawFit law, string name, string source)
    {
        ArgumentNullException.ThrowIfNull(law);
        double ratio = LargestSiemens / SmallestSiemens;
        return new SynapticDevice
        {
            Name = name,
            Source = source,
            Pulses = law.Pulses,
            MaxConductance = LargestSiemens,
            OnOffRatio = ratio <= 1e9 ? ratio : double.PositiveInfinity,
            ReadNoise = Math.Min(1, law.ReadNoiseSiemens / LargestSiemens),
        };
    }

    private static MeanStep Fit(PulseTrajectory measured, PulseLawKind law, CancellationToken cancellation, out double[] residuals)
    {
        var problem = new LeastSquares(Residuals, measured.Count, LawParameters.Least(law), LawParameters.Most(law));
        double[] best = [];
        double least = double.PositiveInfinity;
        foreach (double[] point in LawParameters.Starts(law, measured.MeanChange(true), measured.MeanChange(false)))
        {
            double sum = problem.Minimize(point);
            if (sum < least)
                (least, best) = (sum, point);
        }

        MeanStep fitted = LawParameters.Of(law, best);
        residuals = new double[measured.Count];
        measured.Residuals(fitted, residuals);
        return fitted;

        void Residuals(ReadOnlySpan<double> point, Span<double> target)
        {
            cancellation.ThrowIfCancellationRequested();
            measured.Residuals(LawParameters.Of(law, point), target);
        }
    }

    /// <summary>
    /// The criterion counts n (1 - c) / (1 + c) values, c the correlation of neighbouring residuals of the closest law: a trajectory that wanders from cycle to
    /// cycle holds less evidence than its length.
    /// </summary>
    private static LawFit Judge(PulseTrajectory measured, MeanStep law, double[] residuals, int parameters, double correlation)
    {
        double rms = Math.Sqrt(SumOfSquares(residuals) / residuals.Length), values = Math.Max(2, residuals.Length * (1 - correlation) / (1 + correlation));
        StepNoise noise = measured.Noise(law);
        return new LawFit(
            law.ToResponse(Math.Min(MostCycleNoise, noise.Cycle)),
            rms * measured.SiemensPerWeight,
            rms / 2,
            noise.Read * measured.SiemensPerWeight,
            2 * values * Math.Log(Math.Max(rms, NoResidual)) + parameters * Math.Log(values),
            [.. measured.Siemens(law)]);
    }

    private static double SumOfSquares(double[] residuals) => residuals.Sum(residual => residual * residual);
}
