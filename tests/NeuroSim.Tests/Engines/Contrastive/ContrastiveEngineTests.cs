using NeuroSim.Engines;
using NeuroSim.Engines.Contrastive;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines.Contrastive;

public sealed class ContrastiveEngineTests
{
    private static readonly int[] First = [0, 1, 2, 3], Second = [11, 4, 9, 6];

    private static readonly ContrastiveSettings Clapp = ContrastiveMethod.Clapp.Settings(), ClappS = ContrastiveMethod.ClappS.Settings();

    private static readonly Dictionary<string, ContrastiveSettings> Family = new(StringComparer.Ordinal)
    {
        ["CLAPP"] = Clapp,
        ["CLAPP with P^T"] = Clapp with { Retrodiction = Retrodiction.Transposed },
        ["CLAPP-s"] = ClappS,
        ["CLAPP-s with R"] = ClappS with { Retrodiction = Retrodiction.Learned, Negatives = 5 },
        ["CLAPP-s without retrodiction"] = ClappS with { Retrodiction = Retrodiction.None, Negatives = 1 },
        ["CLAPP-s of two modules"] = ClappS with { Gradients = new GradientPath(false, [2, 1]) },
        ["CLAPP-s, context above"] = ClappS with { HasContextAbove = true },
        ["CLAPP, context above"] = Clapp with { HasContextAbove = true },
        ["Greedy InfoMax"] = ContrastiveMethod.GreedyInfoMax.Settings(),
        ["Greedy InfoMax with R"] = ContrastiveMethod.GreedyInfoMax.Settings() with { Retrodiction = Retrodiction.Learned },
        ["CPC"] = ContrastiveMethod.Cpc.Settings() with { Negatives = 7 },
        ["Hinge CPC"] = ContrastiveMethod.HingeCpc.Settings(),
        ["time-local Hinge CPC"] = ContrastiveMethod.TimeLocalHingeCpc.Settings(),
        ["greedy supervised"] = ContrastiveMethod.GreedySupervised.Settings(),
        ["CLAPP of convolutions"] = Clapp with { IsConvolutional = true },
        ["Hinge CPC of convolutions"] = ContrastiveMethod.HingeCpc.Settings() with { IsConvolutional = true },
        ["CLAPP, contexts by backpropagation through time"] = Clapp with { Recurrence = ContextRecurrence.BackpropagationThroughTime, RecurrentUnits = 4, Offset = 1 },
        ["CLAPP, contexts by e-prop"] = Clapp with { Recurrence = ContextRecurrence.EProp, RecurrentUnits = 4, Offset = 1 },
        ["supervised"] = ContrastiveMethod.Supervised.Settings(),
    };

    public static TheoryData<string> Members() => [.. Family.Keys];

    /// <summary>P and R and a third of all weights and biases of every layer, in the second step.</summary>
    [Theory]
    [MemberData(nameof(Members))]
    public void Learn_ABatch_GradientIsTheFiniteDifference(string member)
    {
        ContrastiveNetwork network = TinyTiles.Network(Family[member], rate: 0.25f, layers: Family[member].IsConvolutional ? [3, 2] : null);
        var engine = new ContrastiveEngine(network, TinyTiles.Normalization);
        foreach ((_, AlignedFloats weights) in engine.Sections().Where(section => section.Name.EndsWith("-recurrent", StringComparison.Ordinal)))
        {
            foreach (ref float weight in weights.Span)
                weight *= 4; // so that gates notice the states before
        }

        engine.Learn(TinyTiles.Images, First);
        var before = new ContrastiveReference(network, engine, TinyTiles.Images, TinyTiles.Normalization, Second);
        engine.Learn(TinyTiles.Images, Second);
        var after = new ContrastiveReference(network, engine, TinyTiles.Images, TinyTiles.Normalization, Second);
        foreach (string name in before.Learned)
        {
            double largest = 0;
            for (int i = 0; i < before[name].Length; i += name.StartsWith("layer", StringComparison.Ordinal) ? 3 : 1)
            {
                double moved = (before[name][i] - after[name][i]) / 0.25, gradient = before.Difference(name, i, engine.Saccades);
                Assert.True(Math.Abs(gradient - moved) < 1e-5 + 1e-4 * Math.Abs(gradient), $"{member}: {name}[{i}]: {gradient} by differences, {moved} by the engine");
                largest = Math.Max(largest, Math.Abs(moved));
            }

            Assert.True(largest > 5e-5, $"{member}: {name} does not learn, {largest}");
        }
    }

    /// <summary>Identity (a): where R is P^T and the gates agree, CLAPP's step is that of the exact gradient of its loss.</summary>
    [Fact]
    public void Learn_RetrodictionIsThePredictionTransposed_StepOfTheExactGradient()
    {
        var learned = new ContrastiveEngine(TinyTiles.Network(Clapp), TinyTiles.Normalization);
        var exact = new ContrastiveEngine(TinyTiles.Network(Clapp with { Retrodiction = Retrodiction.Transposed }), TinyTiles.Normalization);
        TransposePredictions(learned, 0f);
        learned.Learn(TinyTiles.Images, First);
        exact.Learn(TinyTiles.Images, First);
        foreach ((string name, AlignedFloats values) in exact.Sections().Where(section => section.Name.StartsWith("layer", StringComparison.Ordinal)))
        {
            float[] other = learned.Sections().Single(section => section.Name == name).Values.Span.ToArray();
            Assert.All(values.Span.ToArray().Zip(other), pair => Assert.Equal(pair.First, pair.Second, 1e-5f));
        }
    }

    /// <summary>Identity (c): P and R move by the same amounts, so what lies between them stays.</summary>
    [Fact]
    public void Learn_SomeSteps_RetrodictionKeepsItsDistanceToThePredictionTransposed()
    {
        const float distance = 1f / 4096;
        var engine = new ContrastiveEngine(TinyTiles.Network(Clapp, rate: 0.05f), TinyTiles.Normalization);
        TransposePredictions(engine, distance);
        float[] before = [.. Predictions(engine).SelectMany(pair => pair.Prediction.Span.ToArray())];
        for (int step = 0; step < 5; step++)
            engine.Learn(TinyTiles.Images, First);
        Assert.NotEqual(before, Predictions(engine).SelectMany(pair => pair.Prediction.Span.ToArray()));
        foreach ((AlignedFloats prediction, AlignedFloats retrodiction, int width) in Predictions(engine))
        {
            for (int j = 0; j < width; j++)
            {
                for (int k = 0; k < width; k++)
                    Assert.Equal(distance, retrodiction.Span[j * 16 + k] - prediction.Span[k * 16 + j], 2e-5f);
            }
        }
    }

    /// <summary>Where no gate listens to the states before, e-prop leaves nothing out.</summary>
    [Fact]
    public void Learn_WithoutRecurrentWeights_EPropIsBackpropagationThroughTime()
    {
        ContrastiveEngine[] engines = [.. ((ContextRecurrence[])[ContextRecurrence.EProp, ContextRecurrence.BackpropagationThroughTime]).Select(
            recurrence => new ContrastiveEngine(TinyTiles.Network(Clapp with { Recurrence = recurrence, RecurrentUnits = 4, Offset = 1 }), TinyTiles.Normalization))];
        foreach (ContrastiveEngine engine in engines)
        {
            foreach ((_, AlignedFloats weights) in engine.Sections().Where(section => section.Name.EndsWith("-recurrent", StringComparison.Ordinal)))
                weights.Span.Clear();
            engine.Learn(TinyTiles.Images, First);
        }

        StateSections.AssertSame([.. engines[0].Sections()], [.. engines[1].Sections()]);
        engines[0].Learn(TinyTiles.Images, Second);
        engines[1].Learn(TinyTiles.Images, Second);
        Assert.NotEqual(engines[0].Sections().SelectMany(section => section.Values.Span.ToArray()), engines[1].Sections().SelectMany(section => section.Values.Span.ToArray()));
    }

    /// <summary>Identity (b): all contexts are followed, and well predicted.</summary>
    [Fact]
    public void Learn_ScoresBeyondTheMargin_NothingChanges()
    {
        ulong seed = Enumerable.Range(0, 1000).Select(one => (ulong)one).First(one => AllFollow(TinyTiles.Network(Clapp, one)));
        var engine = new ContrastiveEngine(TinyTiles.Network(Clapp, seed), TinyTiles.Normalization);
        foreach ((AlignedFloats prediction, AlignedFloats retrodiction, int width) in Predictions(engine))
        {
            for (int i = 0; i < width; i++)
            {
                prediction.Slice(i * 16, width).Fill(1e4f);
                retrodiction.Slice(i * 16, width).Fill(1e4f);
            }
        }

        foreach ((_, AlignedFloats bias) in engine.Sections().Where(section => section.Name.EndsWith("weights-bias", StringComparison.Ordinal)))
            bias.Span[..5].Fill(5f);
        float[][] before = [.. engine.Sections().Select(section => section.Values.Span.ToArray())];
        engine.Learn(TinyTiles.Images, First);
        Assert.All(engine.Losses.ToArray(), loss => Assert.Equal(0, loss));
        Assert.Equal(before, engine.Sections().Select(section => section.Values.Span.ToArray()));
    }

    [Theory]
    [InlineData(ContrastiveLoss.Hinge, 0.5f, 1f, -0.25f, 0.125f)]
    [InlineData(ContrastiveLoss.Hinge, 1f, 1f, 0f, 0f)]
    [InlineData(ContrastiveLoss.Hinge, -1f, -1f, 0f, 0f)]
    [InlineData(ContrastiveLoss.Hinge, 0f, -1f, 0.25f, 0.25f)]
    [InlineData(ContrastiveLoss.Softmax, 3f, 1f, 0f, 0f)]
    public void ScoreLoss_OneScore_DerivativeAndLoss(ContrastiveLoss kind, float score, float sign, float gain, float loss)
    {
        float[] gains = [7f];
        Assert.Equal(loss, ScoreLoss.Derive(kind, [score], [sign], [0.25f], gains));
        Assert.Equal(gain, gains[0]);
    }

    [Fact]
    public void Learn_NoNumber_SaysWhichLayer()
    {
        var engine = new ContrastiveEngine(TinyTiles.Network(Clapp), TinyTiles.Normalization);
        engine.Sections().Single(section => section.Name == "module1/prediction").Values.Span[0] = float.NaN;
        Assert.Equal(1, Assert.Throws<NonFiniteSignalException>(() => engine.Learn(TinyTiles.Images, First)).Layer);
    }

    [Fact]
    public void Learn_MoreSteps_AllocateNothing()
    {
        foreach (ContrastiveSettings settings in (ContrastiveSettings[])[Clapp, ClappS, Clapp with { IsConvolutional = true, Recurrence = ContextRecurrence.EProp }, ContrastiveMethod.Cpc.Settings(), ContrastiveMethod.Supervised.Settings()])
        {
            var engine = new ContrastiveEngine(TinyTiles.Network(settings, optimizer: OptimizerKind.Adam, rate: 1e-3f, layers: [5, 4]), TinyTiles.Normalization);
            engine.Learn(TinyTiles.Images, First);
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int step = 0; step < 50; step++)
                engine.Learn(TinyTiles.Images, Second);
            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    [Fact]
    public void Network_ShapesThatDoNotFit_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new ContrastiveEngine(TinyTiles.Network(Clapp) with { TileRows = 2 }, TinyTiles.Normalization));
        Assert.Throws<ArgumentException>(() => new ContrastiveEngine(TinyTiles.Network(Clapp with { Negatives = 2 }), TinyTiles.Normalization));
        Assert.Throws<ArgumentException>(() => new ContrastiveEngine(TinyTiles.Network(ClappS with { Gradients = new GradientPath(false, [2, 2]) }), TinyTiles.Normalization));
        Assert.Throws<ArgumentException>(() => new ContrastiveEngine(TinyTiles.Network(ClappS with { Gradients = GradientPath.EndToEnd, HasContextAbove = true }), TinyTiles.Normalization));
    }

    private static bool AllFollow(ContrastiveNetwork network)
    {
        var saccades = new Saccades(network);
        saccades.Draw(0);
        return Enumerable.Range(0, saccades.Contexts).All(context => saccades.Signs(context)[0] > 0);
    }

    private static void TransposePredictions(ContrastiveEngine engine, float more)
    {
        foreach ((AlignedFloats prediction, AlignedFloats retrodiction, int width) in Predictions(engine))
        {
            for (int j = 0; j < width; j++)
            {
                for (int k = 0; k < width; k++)
                    retrodiction.Span[j * 16 + k] = prediction.Span[k * 16 + j] + more;
            }
        }
    }

    private static IEnumerable<(AlignedFloats Prediction, AlignedFloats Retrodiction, int Width)> Predictions(ContrastiveEngine engine)
    {
        var sections = engine.Sections().ToDictionary(section => section.Name, section => section.Values);
        return ((int[])[7, 6, 5]).Select((width, m) => (sections[$"module{m}/prediction"], sections[$"module{m}/retrodiction"], width));
    }
}
