using NeuroSim.Data;
using NeuroSim.Engines.Batch;
using NeuroSim.Engines.ForwardForward;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;
using NeuroSim.Tests.Engines.Batch;

namespace NeuroSim.Tests.Engines.ForwardForward;

/// <summary>Forward-Forward against its loss written out in double precision: 1/2 mean (log p of positive + log (1 - p) of negative images), layer by layer.</summary>
public sealed class ForwardForwardTests
{
    private const int Inputs = 11, Samples = 12, Classes = 3;
    private const float Rate = 1e-2f;

    [Fact]
    public void Learn_OneBatch_AscendsTheLossOfEveryLayer()
    {
        Network network = NetworkOf(new ForwardForwardSettings { PeerWeight = 0, WeightDecay = 0, DrawsHardNegatives = false, Temperature = 1 });
        (NetworkState before, NetworkState after) = (new NetworkState(network), new NetworkState(network));
        new BatchEngine(network, after, 1).Learn(new LabelledNoise(Inputs), Samples);
        var reference = new GoodnessReference(before, network.Seed, Samples, Classes);
        for (int l = 0; l < 2; l++)
        {
            for (int j = 0; j < network.Layers[l].Neurons; j++)
            {
                for (int i = 0; i < network.Layers[l].Inputs; i++)
                    Assert.Equal(reference.Slope(l, j, i), (after.Layers[l].Forward.Row(j)[i] - before.Layers[l].Forward.Row(j)[i]) / Rate, 1e-4);
                Assert.Equal(reference.Slope(l, j, bias: null), (after.Layers[l].Forward.Bias.Span[j] - before.Layers[l].Forward.Bias.Span[j]) / Rate, 1e-4);
            }
        }
    }

    [Fact]
    public void Learn_WithPeers_RaisesNeuronsBelowTheirMeanActiveOrNot()
    {
        const float weight = 0.5f;
        var without = new ForwardForwardSettings { PeerWeight = 0, WeightDecay = 0, DrawsHardNegatives = false };
        NetworkState plain = Learned(NetworkOf(without)), raised = Learned(NetworkOf(without with { PeerWeight = weight }));
        var reference = new GoodnessReference(new NetworkState(NetworkOf(without)), 42, Samples, Classes);
        double[] means = [.. Enumerable.Range(0, 13).Select(j => 0.9 * 0.5 + 0.1 * reference.MeanActivity(0, j))];
        for (int j = 0; j < means.Length; j++)
        {
            double expected = weight * (means.Average() - means[j]);
            Assert.Equal(expected, (raised.Layers[0].Forward.Bias.Span[j] - plain.Layers[0].Forward.Bias.Span[j]) / Rate, 1e-4);
        }
    }

    [Fact]
    public void Learn_WithDecay_ShrinksWeightsAndNotBiases()
    {
        var without = new ForwardForwardSettings { WeightDecay = 0, DrawsHardNegatives = false };
        Network network = NetworkOf(without);
        NetworkState first = new(network), plain = Learned(network), decayed = Learned(NetworkOf(without with { WeightDecay = 0.5f }));
        Assert.Equal(-0.5 * Rate * first.Layers[0].Forward.Row(2)[5], decayed.Layers[0].Forward.Row(2)[5] - plain.Layers[0].Forward.Row(2)[5], 1e-6);
        Assert.Equal(plain.Layers[0].Forward.Bias.Span[2], decayed.Layers[0].Forward.Bias.Span[2]);
    }

    [Fact]
    public void WrongLabels_AreNeverTheirOwnAndAsProbableAsTheNetworkFindsThem()
    {
        var probabilities = new Matrix(4, 1);
        (probabilities[0, 0], probabilities[1, 0], probabilities[2, 0], probabilities[3, 0]) = (0.6f, 0.3f, 0f, 0.1f);
        int[] hard = Drawn(new WrongLabels(1, isHard: true), probabilities), equal = Drawn(new WrongLabels(1, isHard: false), probabilities);
        Assert.Equal((0, 0), (hard[0], equal[0]));
        Assert.Equal(0, hard[2]);
        Assert.InRange(hard[1], 700, 800);
        Assert.InRange(equal[2], 290, 380);
    }

    [Fact]
    public void WrongLabels_OfANetworkThatIsSure_AreStillWrong()
    {
        var sure = new Matrix(3, 1);
        sure[1, 0] = 1;
        Assert.Equal(0, Drawn(new WrongLabels(1, isHard: true), sure, label: 1)[1]);
    }

    [Fact]
    public void Encode_WithAnyThreads_SaysTheSameAndBothReadouts()
    {
        Network network = NetworkOf(new ForwardForwardSettings());
        var engine = new BatchEngine(network, new NetworkState(network), 2);
        engine.Learn(new LabelledNoise(Inputs), 10 * Samples);
        ImageSet images = Images(300);
        EncodedImages one = engine.Encode(images, PixelNormalization.Unit, 1, classifies: true), two = engine.Encode(images, PixelNormalization.Unit, 2, classifies: true);
        Assert.Equal(["softmax", "energy"], one.Readouts.Select(readout => readout.Name));
        Assert.All(Enumerable.Range(0, 2), k => Assert.Equal(one.Readouts[k].Classes.ToArray(), two.Readouts[k].Classes.ToArray()));
        Assert.All(Enumerable.Range(0, 300), image => Assert.Equal(one.Features.Row(image).ToArray(), two.Features.Row(image).ToArray()));
        double[] squares = [.. one.Features.Row(7, 0).ToArray().Select(h => (double)h * h)];
        Assert.Equal(13, squares.Sum(), 1e-3);
    }

    private static int[] Drawn(WrongLabels labels, Matrix probabilities, byte label = 0)
    {
        int[] counts = new int[probabilities.Rows];
        for (int sample = 0; sample < 1000; sample++)
            counts[labels.Draw(sample, probabilities, 0, label)]++;
        return counts;
    }

    private static NetworkState Learned(Network network)
    {
        var state = new NetworkState(network);
        new BatchEngine(network, state, 1).Learn(new LabelledNoise(Inputs), Samples);
        return state;
    }

    private static ImageSet Images(int count) =>
        new(1, Inputs, [.. Enumerable.Range(0, count * Inputs).Select(i => (byte)(i * 37 % 251))], [.. Enumerable.Range(0, count).Select(i => (byte)(i % Classes))]);

    private static Network NetworkOf(ForwardForwardSettings settings) => ToyNetwork.Of(Inputs, [13, 9]) with
    {
        Seed = 42,
        Batch = new BatchSettings { Rule = BatchRule.ForwardForward, Batch = Samples, EpochSamples = 10 * Samples, Classes = Classes, ForwardForward = settings },
        Optimizer = new OptimizerSettings(OptimizerKind.Sgd, Rate) { Momentum = 0 },
    };
}
