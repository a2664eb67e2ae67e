namespace NeuroSim.Numerics;

/// <summary>
/// Nonlinear least squares in a box: Levenberg 1944 and Marquardt 1963 ("An algorithm for least-squares estimation of nonlinear parameters", SIAM
/// Journal 11(2), p. 431), with central differences for the slopes and steps cut off at the box. For a few parameters and thousands of residuals.
/// </summary>
internal sealed class LeastSquares
{
    private const int MostSteps = 100;
    private const double Nudge = 1e-4, Enough = 1e-10, FirstDamping = 1e-2, MostDamping = 1e12;

    private readonly ResidualFunction _residuals;
    private readonly double[] _least, _most, _hessian, _gradient, _trial;
    private readonly double[][] _slopes;
    private double[] _at, _next;

    /// <summary>A problem.</summary>
    /// <param name="residuals">Fills the residuals of a point inside the box.</param>
    /// <param name="count">How many residuals.</param>
    /// <param name="least">Smallest value of each parameter.</param>
    /// <param name="most">Largest value of each parameter.</param>
    public LeastSquares(ResidualFunction residuals, int count, double[] least, double[] most)
    {
        int size = least.Length;
        (_residuals, _least, _most) = (residuals, least, most);
        (_hessian, _gradient, _trial) = (new double[size * size], new double[size], new double[size]);
        (_at, _next) = (new double[count], new double[count]);
        _slopes = [.. least.Select(_ => new double[count])];
    }

    /// <summary>Fills the residuals at a point.</summary>
    internal delegate void ResidualFunction(ReadOnlySpan<double> point, Span<double> residuals);

    /// <summary>Moves <paramref name="point"/> to a local minimum.</summary>
    /// <returns>The sum of squares there.</returns>
    public double Minimize(double[] point)
    {
        Clamp(point);
        _residuals(point, _at);
        double sum = SumOfSquares(_at), damping = FirstDamping;
        for (int step = 0; step < MostSteps && damping < MostDamping && sum > 0; step++)
        {
            Linearize(point);
            double before = sum;
            while (damping < MostDamping && !TryStep(point, damping, ref sum))
                damping *= 4;
            if (before - sum <= Enough * before)
                break;
            damping /= 9;
        }

        return sum;
    }

    private bool TryStep(double[] point, double damping, ref double sum)
    {
        Solve(point, damping);
        _residuals(_trial, _next);
        double sumThere = SumOfSquares(_next);
        if (!(sumThere < sum))
            return false;
        _trial.CopyTo(point, 0);
        (_at, _next, sum) = (_next, _at, sumThere);
        return true;
    }

    /// <summary>J^T J and J^T r.</summary>
    private void Linearize(double[] point)
    {
        int size = point.Length;
        for (int p = 0; p < size; p++)
            Differentiate(point, p);
        for (int p = 0; p < size; p++)
        {
            _gradient[p] = Dot(_slopes[p], _at);
            for (int q = 0; q <= p; q++)
                _hessian[p * size + q] = _hessian[q * size + p] = Dot(_slopes[p], _slopes[q]);
        }
    }

    private void Differentiate(double[] point, int p)
    {
        double centre = point[p], nudge = Nudge * Math.Max(0.1, Math.Abs(centre));
        double above = Math.Min(centre + nudge, _most[p]), below = Math.Max(centre - nudge, _least[p]);
        double[] slope = _slopes[p];
        point[p] = below;
        _residuals(point, _next);
        point[p] = above;
        _residuals(point, slope);
        point[p] = centre;
        for (int i = 0; i < slope.Length; i++)
            slope[i] = (slope[i] - _next[i]) / (above - below);
    }

    /// <summary>The damped normal equations by elimination; a parameter without effect, or one the box holds back, stays where it is.</summary>
    private void Solve(double[] point, double damping)
    {
        int size = point.Length;
        int[] free = [.. Enumerable.Range(0, size).Where(p => _hessian[p * size + p] > 0 && !IsHeld(point, p))];
        double[,] matrix = new double[free.Length, free.Length + 1];
        for (int r = 0; r < free.Length; r++)
        {
            for (int c = 0; c < free.Length; c++)
                matrix[r, c] = _hessian[free[r] * size + free[c]] * (r == c ? 1 + damping : 1);
            matrix[r, free.Length] = -_gradient[free[r]];
        }

        Eliminate(matrix);
        point.CopyTo(_trial, 0);
        for (int r = 0; r < free.Length; r++)
            _trial[free[r]] += matrix[r, free.Length];
        Clamp(_trial);
    }

    private bool IsHeld(double[] point, int p) => (point[p] <= _least[p] && _gradient[p] > 0) || (point[p] >= _most[p] && _gradient[p] < 0);

    /// <summary>Gauss and Jordan, without pivots: the matrix is positive definite. The solution is left in the last column.</summary>
    private static void Eliminate(double[,] matrix)
    {
        int size = matrix.GetLength(0);
        for (int k = 0; k < size; k++)
        {
            for (int c = size; c >= k; c--)
                matrix[k, c] /= matrix[k, k];
            for (int r = 0; r < size; r++)
            {
                double factor = r == k ? 0 : matrix[r, k];
                for (int c = k; c <= size && factor != 0; c++)
                    matrix[r, c] -= factor * matrix[k, c];
            }
        }
    }

    private void Clamp(double[] point)
    {
        for (int p = 0; p < point.Length; p++)
            point[p] = Math.Clamp(point[p], _least[p], _most[p]);
    }

    private static double SumOfSquares(double[] values) => Dot(values, values);

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
