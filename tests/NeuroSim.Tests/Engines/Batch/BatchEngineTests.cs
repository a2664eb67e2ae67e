using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines.Batch;

/// <summary>The batch engine's bits: threads, blocks of calls and a checkpoint halfway change nothing.</summary>
public sealed class BatchEngineTests
{
    private const int Epoch = 70, Samples = 210;

    public static TheoryData<BatchRule, OptimizerKind, LateralKind, double> Cases()
    {
        var data = new TheoryData<BatchRule, OptimizerKind, LateralKind, double>();
        foreach (BatchRule rule in Enum.GetValues<BatchRule>())
        {
            data.Add(rule, OptimizerKind.Adam, LateralKind.Trained, 1);
            data.Add(rule, OptimizerKind.Sgd, LateralKind.Direct, 0.5);
            data.Add(rule, OptimizerKind.Adam, LateralKind.Trained, 0.5);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Learn_AnyThreadsAndBlocks_SameBits(BatchRule rule, OptimizerKind optimizer, LateralKind lateral, double density)
    {
        Network network = NetworkOf(rule, optimizer, lateral, density);
        string expected = Run(network, 1, Samples);
        Assert.Equal(expected, Run(network, 2, Samples));
        Assert.Equal(expected, Run(network, 5, 1, 15, 16, 17, 50, 111));
        Assert.NotEqual(new NetworkState(network).Sha256(), expected);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Sections_CopiedHalfway_ContinueWithTheSameBits(BatchRule rule, OptimizerKind optimizer, LateralKind lateral, double density)
    {
        Network network = NetworkOf(rule, optimizer, lateral, density);
        (NetworkState one, NetworkState two) = (new NetworkState(network), new NetworkState(network));
        var first = new BatchEngine(network, one, 1);
        first.Learn(new LabelledNoise(21), 90);
        var second = new BatchEngine(network, two, 2);
        foreach (((string name, AlignedFloats from), (string same, AlignedFloats to)) in one.Sections().Concat(first.Sections()).Zip(two.Sections().Concat(second.Sections())))
        {
            Assert.Equal(name, same);
            from.Span.CopyTo(to.Span);
        }

        two.Samples = one.Samples;
        second.Learn(new LabelledNoise(21), Samples - 90);
        Assert.Equal(Run(network, 1, Samples), two.Sha256());
    }

    [Fact]
    public void Plan_LeavesTheLastIncompleteBatchOfAnEpochOut()
    {
        var plan = new BatchPlan(NetworkOf(BatchRule.TrlS, OptimizerKind.Adam, LateralKind.Trained, 1));
        Assert.Equal([0, 16, 32, 48, 70, 86], plan.Within(0, 110).ToArray());
        Assert.Equal([32, 48], plan.Within(40, 72).ToArray());
        Assert.Equal([1, 2, 4, 5, 8], new long[] { 0, 16, 48, 70, 118 }.Select(plan.Update).ToArray());
    }

    [Fact]
    public void Plan_OfTrl_TrainsOneLayerAfterTheOtherEachWithItsOwnCount()
    {
        var plan = new BatchPlan(NetworkOf(BatchRule.Trl, OptimizerKind.Adam, LateralKind.Trained, 1) with { TotalSamples = 280 });
        Assert.Equal([(0, 1), (0, 1), (1, 2), (1, 2)], new long[] { 0, 118, 140, 210 }.Select(plan.Learning));
        Assert.Equal([1, 8, 1, 5], new long[] { 0, 118, 140, 210 }.Select(plan.Update).ToArray());
    }

    [Fact]
    public void Mask_KeepsItsShareAndNoMore()
    {
        Network network = NetworkOf(BatchRule.TrlS, OptimizerKind.Adam, LateralKind.Trained, 0.5);
        var state = new NetworkState(network);
        var engine = new BatchEngine(network, state, 1);
        engine.Learn(new LabelledNoise(21), Samples);
        LateralCells cells = new(state.Layers[0]);
        Assert.InRange(cells.Share, 0.35, 0.65);
    }

    private static string Run(Network network, int threads, params int[] blocks)
    {
        var state = new NetworkState(network);
        var engine = new BatchEngine(network, state, threads);
        var source = new LabelledNoise(21);
        foreach (int block in blocks)
            engine.Learn(source, block);
        return state.Sha256();
    }

    /// <summary>Half of the lateral weights missing goes with everything else there is: normalisation, recurrence, drawn targets.</summary>
    private static Network NetworkOf(BatchRule rule, OptimizerKind optimizer, LateralKind lateral, double density) => ToyNetwork.Of(21, density < 1 ? [40, 19, 40] : [40, 19]) with
    {
        Batch = new BatchSettings
        {
            Rule = rule,
            Batch = 16,
            Chunk = 4,
            EpochSamples = Epoch,
            Classes = 3,
            Lateral = lateral,
            LateralDensity = density,
            Normalization = density < 1 ? new BatchNormSettings() : null,
        },
        Recurrence = density < 1 ? 3 : 1,
        Coefficients = new TrlCoefficients { DrawsTargets = density < 1 },
        LateralRetention = 1.2e-38f,
        Optimizer = new OptimizerSettings(optimizer, 1e-3f),
        TotalSamples = Samples,
    };

    /// <summary>Share of a layer's lateral weights, off the diagonal, that are not zero.</summary>
    private sealed record LateralCells(LayerState State)
    {
        public double Share
        {
            get
            {
                int neurons = State.Layer.Neurons;
                return State.Lateral.Cells.Span.ToArray().Count(cell => cell != 0) / (double)(neurons * (neurons - 1));
            }
        }
    }
}
