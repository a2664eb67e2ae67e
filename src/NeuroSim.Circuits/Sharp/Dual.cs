namespace NeuroSim.Circuits.Sharp;

/// <summary>A number with its derivatives by the voltages it depends on.</summary>
/// <param name="Value">The number.</param>
/// <param name="Slopes">Derivatives, in the order of the voltages; empty for a constant.</param>
internal readonly record struct Dual(double Value, double[] Slopes)
{
    /// <summary>A number that depends on nothing.</summary>
    public static Dual Constant(double value) => new(value, []);

    /// <summary>The voltage <paramref name="index"/> of <paramref name="count"/>.</summary>
    public static Dual Voltage(double value, int index, int count)
    {
        double[] slopes = new double[count];
        slopes[index] = 1;
        return new Dual(value, slopes);
    }

    /// <summary>A function of this number.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="slope">Its derivative.</param>
    public Dual Through(double value, double slope) => new(value, Sum(slope, Slopes, 0, []));

    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, Sum(1, a.Slopes, 1, b.Slopes));

    public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, Sum(1, a.Slopes, -1, b.Slopes));

    public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, Sum(b.Value, a.Slopes, a.Value, b.Slopes));

    public static Dual operator /(Dual a, Dual b) =>
        new(a.Value / b.Value, Sum(1 / b.Value, a.Slopes, -a.Value / (b.Value * b.Value), b.Slopes));

    private static double[] Sum(double factor, double[] a, double otherFactor, double[] b)
    {
        double[] sum = new double[Math.Max(a.Length, b.Length)];
        for (int i = 0; i < sum.Length; i++)
            sum[i] = (i < a.Length ? factor * a[i] : 0) + (i < b.Length ? otherFactor * b[i] : 0);
        return sum;
    }
}
