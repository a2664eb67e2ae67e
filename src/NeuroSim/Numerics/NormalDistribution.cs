namespace NeuroSim.Numerics;

/// <summary>
/// The standard normal distribution in double precision, from additions, multiplications, divisions and square roots only,
/// so that every machine gives the same bits (the C library's logarithm does not promise that).
/// </summary>
public static class NormalDistribution
{
    /// <summary>
    /// The quantile function: the x with P(X &lt;= x) = <paramref name="p"/>, relative error about 1e-15
    /// (Wichura 1988, Algorithm AS 241, routine PPND16, Applied Statistics 37(3), pp. 477-484).
    /// </summary>
    /// <param name="p">A probability in (0, 1).</param>
    public static double Quantile(double p)
    {
        double q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
            return q * Central(0.180625 - q * q);
        double r = Math.Sqrt(-Log(q < 0 ? p : 1 - p));
        double x = r <= 5 ? Middle(r - 1.6) : Far(r - 5);
        return q < 0 ? -x : x;
    }

    /// <summary>The natural logarithm of a positive normal number, error about one unit in the last place.</summary>
    internal static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        // ln m = 2 artanh s with s = (m - 1)/(m + 1), |s| <= 0.1716: the term after s^21 is below 1e-18.
        double s = (mantissa - 1) / (mantissa + 1), s2 = s * s;
        double series = 1.0 / 21;
        for (int k = 19; k >= 1; k -= 2)
            series = series * s2 + 1.0 / k;
        return exponent * 0.6931471805599453 + 2 * s * series;
    }

    private static double Central(double r) =>
        Polynomial(r, [
            3.3871328727963666080, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
            4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3])
        / Polynomial(r, [
            1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
            2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3]);

    private static double Middle(double r) =>
        Polynomial(r, [
            1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
            1.27045825245236838258, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4])
        / Polynomial(r, [
            1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
            1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9]);

    private static double Far(double r) =>
        Polynomial(r, [
            6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 2.96560571828504891230e-1,
            2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7])
        / Polynomial(r, [
            1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
            7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15]);

    private static double Polynomial(double x, ReadOnlySpan<double> coefficients)
    {
        double sum = coefficients[^1];
        for (int k = coefficients.Length - 2; k >= 0; k--)
            sum = sum * x + coefficients[k];
        return sum;
    }
}
