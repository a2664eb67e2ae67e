using NeuroSim.Engines;
using NeuroSim.Recording.Representations;

namespace NeuroSim.Tests.Recording.Representations;

public sealed class ClassMomentsTests
{
    private const int Classes = 4, Absent = 2;

    private static readonly byte[] Labels = [.. Enumerable.Range(0, 90).Select(i => (byte)(i % 7 < 3 ? 0 : i % 5 == 0 ? 3 : 1))];

    [Fact]
    public void Measures_AreThoseOfTheirDefinitions()
    {
        float[][] rows = Activations.Drawn(Labels, neurons: 6, answer: 1.5f, seed: 5);
        ClassMoments moments = ClassMoments.Of(Activations.Of(rows), 0, Labels, Classes);

        for (int j = 0; j < 5; j++)
        {
            double[] all = [.. rows.Select(row => (double)row[j])];
            double between = Enumerable.Range(0, Classes).Select(c => Of(all, c)).Sum(
                inside => inside.Length * Math.Pow(Mean(inside) - Mean(all), 2)) / all.Length;
            Assert.Equal(between / Variance(all), moments.Separability(j), 1e-9);
            Assert.Equal(Variance(all), moments.Variance(j), 1e-9);
            foreach (int c in (int[])[0, 1, 3])
            {
                double[] inside = Of(all, c), outside = [.. all.Where((_, i) => Labels[i] != c)];
                double expected = (Mean(inside) - Mean(outside)) / Math.Sqrt((Variance(inside) + Variance(outside)) / 2);
                Assert.Equal(expected, moments.Selectivity(j, c), 1e-9);
                Assert.Equal(Mean(inside), moments.Mean(j, c), 1e-9);
            }
        }

        Assert.Equal((0, 1, 3), (moments.Preferred(0), moments.Preferred(1), moments.Preferred(3)));
        static double[] Of(double[] all, int c) => [.. all.Where((_, i) => Labels[i] == c)];
        static double Mean(double[] values) => values.Length == 0 ? 0 : values.Average();
        static double Variance(double[] values) => values.Average(value => Math.Pow(value - values.Average(), 2));
    }

    [Fact]
    public void ConstantNeuron_IsDead()
    {
        ClassMoments moments = ClassMoments.Of(Activations.Of(Activations.Drawn(Labels, 6, 1, seed: 1)), 0, Labels, Classes);

        Assert.Equal((0.0, false, -1), (moments.Variance(5), moments.IsAlive(5), moments.Preferred(5)));
        Assert.Equal(0, moments.Separability(5));
        Assert.All(Enumerable.Range(0, Classes), c => Assert.Equal(0, moments.Selectivity(5, c)));
        Assert.Equal(0.7, moments.Mean(5), 1e-6);
    }

    [Fact]
    public void AbsentClass_HasNothing()
    {
        ClassMoments moments = ClassMoments.Of(Activations.Of(Activations.Drawn(Labels, 6, 1, seed: 1)), 0, Labels, Classes);

        Assert.Equal(0, moments.ImagesOf(Absent));
        Assert.All(Enumerable.Range(0, 6), j => Assert.Equal((0.0, 0.0), (moments.Selectivity(j, Absent), moments.Mean(j, Absent))));
    }

    [Fact]
    public void ActivationsWithoutSpreadInAClass_AreFinite()
    {
        byte[] labels = [0, 0, 1, 1, 1];
        ClassMoments moments = ClassMoments.Of(Activations.Of([3f, 0], [3f, 0], [1f, 0], [1f, 0], [1f, float.NaN]), 0, labels, 2);

        Assert.Equal(1, moments.Separability(0), 1e-12);
        Assert.Equal(ClassMoments.MostSelectivity, moments.Selectivity(0, 0));
        Assert.Equal(-ClassMoments.MostSelectivity, moments.Selectivity(0, 1));
        Assert.Equal(0, moments.Separability(1));
    }

    [Fact]
    public void OneClassAlone_HasNoSelectivity()
    {
        FeatureTable table = Activations.Of([1f], [2f], [3f]);
        ClassMoments moments = ClassMoments.Of(table, 0, [0, 0, 0], 1);

        Assert.Equal((0.0, 0.0), (moments.Separability(0), moments.Selectivity(0, 0)));
    }
}
