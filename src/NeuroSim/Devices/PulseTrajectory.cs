namespace NeuroSim.Devices;

/// <summary>
/// Measured runs in relative weights (the smallest conductance is -1, the largest 1) beside what a law makes of them. Only the law is fitted from
/// outside: the weight at which a run starts is the best for that run, so that read noise of its first value does no harm.
/// </summary>
internal sealed class PulseTrajectory
{
    private const int StartSteps = 5;
    private const double StartNudge = 1e-5, StartTolerance = 1e-10;

    private readonly (bool IsUp, int[] Pulses, double[] Weights)[] _runs;

    public PulseTrajectory(IReadOnlyList<PulseRun> runs)
    {
        (Smallest, Largest) = (runs.Min(run => run.Siemens.Min()), runs.Max(run => run.Siemens.Max()));
        _runs = [.. runs.Select(run => (run.IsUp, (int[])[.. run.Pulses], (double[])[.. run.Siemens.Select(Weight)]))];
        Count = _runs.Sum(run => run.Weights.Length);
    }

    /// <summary>Smallest conductance that was read.</summary>
    public double Smallest { get; }

    /// <summary>Largest conductance that was read.</summary>
    public double Largest { get; }

    /// <summary>Values that were read.</summary>
    public int Count { get; }

    /// <summary>Siemens of one unit of weight.</summary>
    public double SiemensPerWeight => (Largest - Smallest) / 2;

    /// <summary>Mean change of the weight by a pulse of a direction, made positive and not 0.</summary>
    public double MeanChange(bool isUp)
    {
        double change = 0;
        long pulses = 0;
        foreach ((bool up, int[] numbers, double[] weights) in _runs)
        {
            if (up == isUp)
                (change, pulses) = (change + weights[^1] - weights[0], pulses + numbers[^1] - numbers[0]);
        }

        return Math.Max(1e-6, Math.Abs(change) / Math.Max(1, pulses));
    }

    /// <summary>What the law gives less what was read, run after run.</summary>
    public void Residuals(in MeanStep law, Span<double> residuals)
    {
        int first = 0;
        foreach (var run in _runs)
        {
            Span<double> own = residuals.Slice(first, run.Weights.Length);
            FitStart(law, run, own);
            first += run.Weights.Length;
        }
    }

    /// <summary>Conductances that the law gives, run after run.</summary>
    public double[] Siemens(in MeanStep law)
    {
        double[] values = new double[Count];
        Residuals(law, values);
        int at = 0;
        foreach (double weight in _runs.SelectMany(run => run.Weights))
            values[at] = Smallest + (values[at++] + weight + 1) * SiemensPerWeight;
        return values;
    }

    /// <summary>The noise that the steps of the measurement show beside those of a law.</summary>
    public StepNoise Noise(in MeanStep law)
    {
        var noise = default(StepNoise.Sums);
        foreach ((bool isUp, int[] pulses, double[] weights) in _runs)
        {
            double before = double.NaN;
            for (int i = 1; i < weights.Length; i++)
                before = noise.Add(StepError(law, isUp, weights[i - 1], weights[i], pulses[i] - pulses[i - 1], out double squares), before, squares);
        }

        return noise.ToNoise();
    }

    /// <summary>How much neighbouring residuals of a run resemble each other, 0 .. 0.99.</summary>
    public double Correlation(ReadOnlySpan<double> residuals)
    {
        double products = 0, squares = 0;
        int first = 0;
        foreach (var run in _runs)
        {
            for (int i = first + 1; i < first + run.Weights.Length; i++)
            {
                products += residuals[i] * residuals[i - 1];
                squares += (residuals[i] * residuals[i] + residuals[i - 1] * residuals[i - 1]) / 2;
            }

            first += run.Weights.Length;
        }

        return squares == 0 ? 0 : Math.Clamp(products / squares, 0, 0.99);
    }

    private double Weight(double siemens) => 2 * (siemens - Smallest) / (Largest - Smallest) - 1;

    /// <summary>Measured less expected change, and the sum of the squared expected changes; NaN where a bound cuts a change off, which hides its noise.</summary>
    private static double StepError(in MeanStep law, bool isUp, double from, double to, int pulses, out double squares)
    {
        squares = 0;
        double w = from;
        for (int n = 0; n < pulses; n++)
        {
            double change = law.Change(w, isUp);
            (w, squares) = (w + change, squares + change * change);
        }

        bool isInside = from > law.Lower && from < law.Upper && w > law.Lower && w < law.Upper;
        return isInside ? to - w : double.NaN;
    }

    private static void FitStart(in MeanStep law, (bool IsUp, int[] Pulses, double[] Weights) run, Span<double> residuals)
    {
        double start = Math.Clamp(run.Weights[0], law.Lower, law.Upper);
        Span<double> nudged = run.Weights.Length <= 512 ? stackalloc double[run.Weights.Length] : new double[run.Weights.Length];
        for (int step = 0; step < StartSteps; step++)
        {
            double other = start + StartNudge <= law.Upper ? start + StartNudge : start - StartNudge;
            Follow(law, run, start, residuals);
            Follow(law, run, other, nudged);
            double slopes = 0, pull = 0;
            for (int i = 0; i < residuals.Length; i++)
            {
                double slope = (nudged[i] - residuals[i]) / (other - start);
                (slopes, pull) = (slopes + slope * slope, pull + slope * residuals[i]);
            }

            double next = Math.Clamp(start - pull / slopes, law.Lower, law.Upper);
            if (Math.Abs(next - start) < StartTolerance)
                return;
            start = next;
        }

        Follow(law, run, start, residuals);
    }

    private static void Follow(in MeanStep law, (bool IsUp, int[] Pulses, double[] Weights) run, double start, Span<double> residuals)
    {
        double w = start;
        residuals[0] = w - run.Weights[0];
        for (int i = 1; i < residuals.Length; i++)
        {
            w = law.After(w, run.IsUp, run.Pulses[i] - run.Pulses[i - 1]);
            residuals[i] = w - run.Weights[i];
        }
    }
}
