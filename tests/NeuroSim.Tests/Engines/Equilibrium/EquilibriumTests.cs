using NeuroSim.Data;
using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Tests.Engines.Batch;

namespace NeuroSim.Tests.Engines.Equilibrium;

/// <summary>Equilibrium Propagation: for a small nudge its step is the gradient of the cost at the free state (Scellier and Bengio 2017, theorem 1).</summary>
public sealed class EquilibriumTests
{
    private const int Inputs = 11, Samples = 12, Classes = 3;
    private const float Rate = 0.1f;

    [Theory]
    [InlineData(EquilibriumOrder.GaussSeidel, 1f)]
    [InlineData(EquilibriumOrder.Synchronous, 0.5f)]
    public void Learn_SmallNudgeToBothSides_DescendsTheCostOfTheFreeState(EquilibriumOrder order, float step)
    {
        var settings = new EquilibriumSettings
        {
            Dynamics = EquilibriumDynamics.EnergyBased,
            Order = order,
            Step = step,
            FreeSweeps = 80,
            NudgedSweeps = 80,
            Beta = 0.005f,
            Rates = new LayerRates([1, 1, 1]),
        };
        Network network = NetworkOf(settings, [8, 6]);
        (NetworkState before, NetworkState after) = (new NetworkState(network), new NetworkState(network));
        var engine = new BatchEngine(network, after, 1);
        var reference = new EnergyReference(before, engine, Samples);
        engine.Learn(new LabelledNoise(Inputs), Samples);
        double largest = 0;
        for (int l = 0; l < 2; l++)
        {
            for (int j = 0; j < network.Layers[l].Neurons; j++)
            {
                for (int i = 0; i < network.Layers[l].Inputs; i++)
                {
                    double expected = -reference.Slope(l, j, i), moved = (after.Layers[l].Forward.Row(j)[i] - before.Layers[l].Forward.Row(j)[i]) / Rate;
                    Assert.Equal(expected, moved, 1e-3);
                    largest = Math.Max(largest, Math.Abs(expected));
                }
            }
        }

        Assert.InRange(largest, 0.02, 10);
    }

    [Fact]
    public void Encode_BothOrders_SettleAtTheSameStates()
    {
        var settings = new EquilibriumSettings { FreeSweeps = 200 };
        ImageSet images = new(1, Inputs, [.. Enumerable.Range(0, 40 * Inputs).Select(i => (byte)(i * 37 % 251))], new byte[40]);
        float[][] states = [.. new[] { (EquilibriumOrder.GaussSeidel, 1f), (EquilibriumOrder.Synchronous, 1f), (EquilibriumOrder.Synchronous, 0.2f) }.Select(way =>
        {
            Network network = NetworkOf(settings with { Order = way.Item1, Step = way.Item2 }, [8, 6]);
            return new BatchEngine(network, new NetworkState(network), 1).Encode(images, PixelNormalization.Unit, 2, classifies: false).Features.Row(17).ToArray();
        })];
        Assert.All(states, state => Assert.All(state.Zip(states[0]), pair => Assert.Equal(pair.Second, pair.First, 1e-5f)));
        Assert.Contains(states[0], value => value is > 0.05f and < 0.95f);
    }

    [Theory]
    [InlineData(Nudging.OneSided)]
    [InlineData(Nudging.RandomSign)]
    public void Learn_OneSide_GoesTheSameWayAsBothSides(Nudging nudging)
    {
        var both = new EquilibriumSettings { FreeSweeps = 60, NudgedSweeps = 60, Beta = 0.02f };
        float[] expected = StepOf(both), moved = StepOf(both with { Nudging = nudging });
        double product = expected.Zip(moved, (a, b) => (double)a * b).Sum(), lengths = Math.Sqrt(expected.Sum(a => (double)a * a) * moved.Sum(b => (double)b * b));
        Assert.InRange(product / lengths, 0.98, 1);
    }

    [Fact]
    public void Learn_ManyBatches_RaisesFreeAccuracyAndSaysHowSettled()
    {
        Network network = NetworkOf(new EquilibriumSettings { Rates = new LayerRates([0.5f, 0.2f, 0.1f]) }, [24, 16]);
        var engine = new BatchEngine(network, new NetworkState(network), 2);
        var source = new LabelledNoise(Inputs);
        engine.Learn(source, 10 * Samples);
        double[] first = engine.TakeMetrics();
        engine.Learn(source, 200 * Samples);
        engine.TakeMetrics();
        engine.Learn(source, 10 * Samples);
        double[] last = engine.TakeMetrics();
        Assert.Equal(["free.accuracy", "free.cost", "free.change"], engine.Metrics.ToArray());
        Assert.True(last[1] < first[1], $"The cost went from {first[1]} to {last[1]}.");
        Assert.InRange(last[2], 0, 1e-2);
    }

    private static float[] StepOf(EquilibriumSettings settings)
    {
        Network network = NetworkOf(settings, [8, 6]);
        (NetworkState before, NetworkState after) = (new NetworkState(network), new NetworkState(network));
        new BatchEngine(network, after, 1).Learn(new LabelledNoise(Inputs), Samples);
        return [.. after.Layers.SelectMany((layer, l) => layer.Forward.Cells.Span.ToArray().Zip(before.Layers[l].Forward.Cells.Span.ToArray(), (a, b) => a - b))];
    }

    private static Network NetworkOf(EquilibriumSettings settings, int[] layers) => ToyNetwork.Of(Inputs, layers) with
    {
        Seed = 42,
        Batch = new BatchSettings { Rule = BatchRule.EquilibriumPropagation, Batch = Samples, EpochSamples = 10 * Samples, Classes = Classes, Equilibrium = settings },
        Optimizer = new OptimizerSettings(OptimizerKind.Sgd, Rate) { Momentum = 0 },
    };
}
