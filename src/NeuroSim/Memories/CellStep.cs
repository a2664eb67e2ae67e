namespace NeuroSim.Memories;

/// <summary>What a memory cell does to its value in a known time: V' = retention V + gain x + offset + noise, in model units.</summary>
/// <param name="Retention">beta, share of the old value that is left, 0 .. 1.</param>
/// <param name="Gain">Weight of the input; 1 - beta for a cell without leak.</param>
/// <param name="Offset">What leak, droop, input offset and injected charge add.</param>
/// <param name="NoiseDeviation">Standard deviation of the noise that the step adds; 0 when the cell's thermal noise is off.</param>
public readonly record struct CellStep(double Retention, double Gain, double Offset, double NoiseDeviation)
{
    /// <summary>This step and, right behind it, <paramref name="next"/>, whose input is the same.</summary>
    public CellStep Then(CellStep next) => new(
        Retention * next.Retention,
        Gain * next.Retention + next.Gain,
        Offset * next.Retention + next.Offset,
        double.Hypot(NoiseDeviation * next.Retention, next.NoiseDeviation));

    /// <summary>The value after the step, without noise.</summary>
    public double Advance(double value, double input) => Retention * value + Gain * input + Offset;
}
