using System.Reflection;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;
using NeuroSim.Tests.Engines;

namespace NeuroSim.Tests.Networks;

public sealed class NetworkStateTests
{
    private static readonly Network Network = ToyNetwork.Of(5, [4, 3], optimizer: OptimizerKind.Adam, writeEvery: 2);

    [Fact]
    public void Sections_Names_UniqueAndStable()
    {
        string[] names = [.. new NetworkState(Network).Sections().Select(section => section.Name)];
        Assert.Equal(names.Length, names.Distinct().Count());
        string[] ofLayer =
        [
            "weights", "bias", "lateral", "mean", "variance", "previous", "scale", "inputs", "held", "deviations",
            "first-moment", "second-moment", "bias-moments",
        ];
        Assert.Equal([.. ofLayer.Select(name => "layer0/" + name), .. ofLayer.Select(name => "layer1/" + name)], names);
    }

    [Fact]
    public void Sections_EveryArrayThatALayerHolds_IsThere()
    {
        var state = new NetworkState(Network);
        HashSet<AlignedFloats> sections = [.. state.Sections().Select(section => section.Values)];
        foreach (LayerState layer in state.Layers)
        {
            foreach (object owner in (object[])[layer, layer.Forward, layer.Lateral])
            {
                foreach (FieldInfo field in owner.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public))
                {
                    if (field.GetValue(owner) is AlignedFloats values)
                        Assert.True(sections.Remove(values), $"{owner.GetType().Name}.{field.Name} is no section");
                }
            }
        }

        Assert.Empty(sections);
    }

    [Fact]
    public void Sha256_AnyWeightOrMemoryChanged_Changes()
    {
        var state = new NetworkState(Network);
        string before = state.Sha256();
        foreach (LayerState s in state.Layers)
        {
            foreach (AlignedFloats values in (AlignedFloats[])[s.Forward.Cells, s.Forward.Bias, s.Lateral.Cells, s.Mean, s.Variance, s.Previous, s.Scale])
            {
                for (int i = 0; i < values.Length; i++)
                {
                    float kept = values.Span[i];
                    values.Span[i] = MathF.BitIncrement(kept);
                    Assert.NotEqual(before, state.Sha256());
                    values.Span[i] = kept;
                }
            }
        }

        Assert.Equal(before, state.Sha256());
    }

    [Fact]
    public void Constructor_InitialWeights_UniformWithinOneOverTheRootOfTheInputs()
    {
        var network = ToyNetwork.Of(400, [300]);
        LayerState layer = new NetworkState(network).Layers[0];
        const float Bound = 1f / 20;
        double sum = 0, square = 0;
        for (int j = 0; j < 300; j++)
        {
            foreach (float w in layer.Forward.Row(j)[..400])
            {
                Assert.InRange(w, -Bound, Bound);
                (sum, square) = (sum + w, square + w * w);
            }

            Assert.InRange(layer.Forward.Bias.Span[j], -Bound, Bound);
        }

        const int Count = 400 * 300;
        Assert.InRange(sum / Count, -4 * Bound / Math.Sqrt(3.0 * Count), 4 * Bound / Math.Sqrt(3.0 * Count));
        Assert.Equal(Bound * Bound / 3, square / Count, Bound * Bound / 3 * 0.02);
    }

    [Fact]
    public void Constructor_Seed_DecidesTheWeightsAlone()
    {
        string one = new NetworkState(Network).Sha256();
        Assert.Equal(one, new NetworkState(Network).Sha256());
        Assert.Equal(one, new NetworkState(Network with { Schedule = Schedule.Pipelined, TotalSamples = 5 }).Sha256());
        Assert.NotEqual(one, new NetworkState(Network with { Seed = 43 }).Sha256());
    }

    [Fact]
    public void Constructor_NeuronOfALayer_SameWeightsWhateverTheOtherLayersAre()
    {
        NetworkState two = new(ToyNetwork.Of(5, [4, 3])), three = new(ToyNetwork.Of(5, [4, 3, 2]));
        Assert.True(two.Layers[1].Forward.Row(2).SequenceEqual(three.Layers[1].Forward.Row(2)));
        Assert.False(two.Layers[0].Forward.Row(0).SequenceEqual(two.Layers[0].Forward.Row(1)));
    }

    [Fact]
    public void NeuronId_LayersAndNeurons_NeverMeet() =>
        Assert.Equal(4 * 100, Enumerable.Range(0, 4).SelectMany(l => Enumerable.Range(0, 100).Select(j => NeuronId.Of(l, j * 655))).Distinct().Count());
}
