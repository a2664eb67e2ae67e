using NeuroSim.Costs;
using NeuroSim.Costs.Rules;
using NeuroSim.Learning;
using NeuroSim.Learning.Needs;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Tests.Engines;

namespace NeuroSim.Tests.Costs.Rules;

/// <summary>Prices of rules from what they declare.</summary>
public sealed class RuleCostTests
{
    private static readonly Technology Prices = Technology.BuiltIn("cmos-28nm");

    [Fact]
    public void For_TwiceTheReads_TwiceTheirEnergyAndTheSameArea()
    {
        RuleNeeds once = TrlNeeds.Streaming with { Arrays = [new RuleArray("W", false, 1, 1, 0, 0)] };
        RuleNeeds twice = once with { Arrays = [new RuleArray("W", false, 2, 1, 0, 0)] };
        (EstimateRow one, EstimateRow two) = (Row(Of(once), "forward cells, read"), Row(Of(twice), "forward cells, read"));
        Assert.Equal(2 * one.EnergyJoules!.Value.Typical, two.EnergyJoules!.Value.Typical, 1e-25);
        Assert.Equal(one.AreaSquareMeters, two.AreaSquareMeters);
        Assert.Equal(Prices[Part.FeedForwardCell].Energy!.Typical * 101, one.EnergyJoules!.Value.Typical, 1e-20);
    }

    [Fact]
    public void For_ForwardForward_ReadsThreeTimesWritesTwiceAndSumsTheLayer()
    {
        RuleCost cost = Of(GoodnessNeeds.Of(new ForwardForwardSettings(), batch: 1, smooths: false, classes: 10));
        Assert.Equal(3 * 101, Row(cost, "forward cells, read").Count);
        Assert.Equal(2 * 101, Row(cost, "forward cells, write").Count);
        Assert.Equal(4, Row(cost, "sums over the layer, additions").Count);
        Assert.Equal((3, 2), (cost.Passes, cost.Capacitors));
        Assert.Equal(0, cost.Bits);
        Assert.Equal(50 * (3 + 4 + 6.0 / 50), cost.Messages, 1e-9);
    }

    [Fact]
    public void For_Backprop_WithABatch_PaysForTheGradientThatEverySynapseKeeps()
    {
        RuleCost alone = Of(GradientNeeds.Backprop(1, 1, OptimizerKind.Sgd)), batch = Of(GradientNeeds.Backprop(1, 64, OptimizerKind.Adam));
        Assert.DoesNotContain(alone.Learning.Rows, row => row.Part == Part.SynapseState);
        Assert.Equal(3 * 101, Row(batch, "optimiser state per synapse (static)").Count);
        Assert.True(batch.Bits > 3 * 100 * 8, $"{batch.Bits} bits");
        Assert.Equal(100, Row(alone, "transposed cells, read").Count);
    }

    [Fact]
    public void For_Equilibrium_ReadsBothWaysInEverySweepAndTheImagesOnce()
    {
        var settings = new EquilibriumSettings { FreeSweeps = 20, NudgedSweeps = 8 };
        RuleCost first = Of(EquilibriumNeeds.Of(settings, 0, 1)), second = Of(EquilibriumNeeds.Of(settings, 1, 1));
        Assert.Equal(101, Row(first, "forward cells, read").Count);
        Assert.Equal(36 * 101, Row(second, "forward cells, read").Count);
        Assert.Equal(36 * 100, Row(second, "transposed cells, read").Count);
        Assert.Equal((36, 20), (second.Passes, second.Needs[0].InferencePasses));
        Assert.True(second.Learning.EnergyJoules.Typical > 10 * Of(GradientNeeds.Backprop(1, 1, OptimizerKind.Sgd)).Learning.EnergyJoules.Typical);
    }

    [Fact]
    public void For_ARuleThatNeedsReplay_SaysWhy()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => Of(GradientNeeds.Lstm(10)));
        Assert.Contains("window of 10 items", error.Message, StringComparison.Ordinal);
        Assert.Contains("whole batch", TrlNeeds.Batched("trl-s").Obstacle, StringComparison.Ordinal);
    }

    private static RuleCost Of(RuleNeeds needs) => RuleCost.For(ToyNetwork.Of(100, [50]) with { Layers = [new Layer(100, 50, Activation.Relu)] }, [needs], Prices);

    private static EstimateRow Row(RuleCost cost, string name) => Assert.Single(cost.Learning.Rows, row => row.Name == name);
}
