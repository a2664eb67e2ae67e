using NeuroSim.Engines;
using NeuroSim.Numerics;
using NeuroSim.Recording.Representations;

namespace NeuroSim.Tests.Recording.Representations;

public sealed class ActivationCorrelationTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(511)]
    [InlineData(512)]
    [InlineData(1300)]
    public void Correlations_AreThoseOfTheDefinition(int images)
    {
        byte[] labels = [.. Enumerable.Range(0, images).Select(i => (byte)(i % 3))];
        float[][] rows = Activations.Drawn(labels, neurons: 20, answer: 2, seed: images);
        FeatureTable table = Activations.Of(rows);
        ClassMoments moments = ClassMoments.Of(table, 0, labels, 3);
        int[] alive = [.. Enumerable.Range(0, 19)];
        Matrix correlations = ActivationCorrelation.Of(table, 0, moments, alive);

        double squares = 0;
        for (int i = 0; i < 19; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double expected = Pearson([.. rows.Select(row => (double)row[i])], [.. rows.Select(row => (double)row[j])]);
                Assert.Equal(expected, correlations[i, j], 1e-5);
                squares += expected * expected;
            }
        }

        Assert.Equal(Math.Sqrt(squares / (19 * 18 / 2)), ActivationCorrelation.RootMeanSquare(table, 0, moments), 1e-5);
    }

    [Fact]
    public void LayerWithoutPairsOfLivingNeurons_HasNone()
    {
        FeatureTable table = Activations.Of([1f, 5], [2f, 5], [4f, 5]);

        Assert.Equal(0, ActivationCorrelation.RootMeanSquare(table, 0, ClassMoments.Of(table, 0, [0, 1, 1], 2)));
    }

    private static double Pearson(double[] a, double[] b)
    {
        (double meanA, double meanB) = (a.Average(), b.Average());
        double product = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        return product / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }
}
