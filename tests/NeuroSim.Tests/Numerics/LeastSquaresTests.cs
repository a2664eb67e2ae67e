using NeuroSim.Numerics;

namespace NeuroSim.Tests.Numerics;

public sealed class LeastSquaresTests
{
    [Fact]
    public void Minimize_Rosenbrock_FindsTheMinimum()
    {
        var problem = new LeastSquares(Rosenbrock, 2, [-10, -10], [10, 10]);
        double[] point = [-1.2, 1];
        Assert.InRange(problem.Minimize(point), 0, 1e-12);
        Assert.Equal(1, point[0], 5);
        Assert.Equal(1, point[1], 5);
    }

    /// <summary>With x at most 0.5 the best y is x^2.</summary>
    [Fact]
    public void Minimize_MinimumOutsideTheBox_StaysAtItsWall()
    {
        var problem = new LeastSquares(Rosenbrock, 2, [-10, -10], [0.5, 10]);
        double[] point = [-20, 1];
        Assert.Equal(0.25, problem.Minimize(point), 6);
        Assert.Equal(0.5, point[0]);
        Assert.Equal(0.25, point[1], 4);
    }

    [Fact]
    public void Minimize_ParameterWithoutEffect_StaysWhereItIs()
    {
        var problem = new LeastSquares((point, residuals) => residuals[0] = point[0] - 3, 1, [0, 0], [10, 10]);
        double[] point = [1, 7];
        Assert.InRange(problem.Minimize(point), 0, 1e-12);
        Assert.Equal(7, point[1]);
    }

    private static void Rosenbrock(ReadOnlySpan<double> point, Span<double> residuals) =>
        (residuals[0], residuals[1]) = (10 * (point[1] - point[0] * point[0]), 1 - point[0]);
}
