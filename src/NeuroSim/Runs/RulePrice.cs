using System.Collections.Immutable;
using NeuroSim.Costs;
using NeuroSim.Costs.Rules;
using NeuroSim.Data;
using NeuroSim.Learning;
using NeuroSim.Learning.Needs;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Runs.Sequences;

namespace NeuroSim.Runs;

/// <summary>What the rule of an experiment needs of a chip, and what that costs.</summary>
public static class RulePrice
{
    /// <summary>Layers with what the rule needs of each, the rule's own output layer included.</summary>
    /// <param name="experiment">A checked experiment without a sweep.</param>
    /// <param name="inputs">Inputs of the first layer.</param>
    /// <param name="classes">Classes.</param>
    public static ImmutableArray<(Layer Layer, RuleNeeds Needs)> NeedsOf(Experiment experiment, int inputs, int classes)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        LearningSettings learning = experiment.Learning;
        inputs = TileInputs(learning) ?? inputs;
        var layers = ImmutableArray.CreateBuilder<(Layer, RuleNeeds)>();
        foreach (int neurons in experiment.Network.Layers)
        {
            layers.Add((new Layer(inputs, neurons, ActivationOf(experiment)), LayerNeeds(experiment, layers.Count, classes)));
            inputs = neurons;
        }

        int hidden = layers.Count;
        if (learning.Rule is LearningRule.Backprop or LearningRule.Leaky or LearningRule.EquilibriumPropagation)
            layers.Add((new Layer(inputs, classes, Activation.Sigmoid), LayerNeeds(experiment, hidden, classes)));
        if (learning.Rule == LearningRule.ForwardForward && (learning.ForwardForward.DrawsHardNegatives || learning.ForwardForward.Readout == GoodnessReadout.Softmax))
            layers.Add((new Layer(hidden > 1 ? experiment.Network.Layers.Skip(1).Sum() : inputs, classes, Activation.Sigmoid), GoodnessNeeds.Readout(learning.Batch)));
        return layers.ToImmutable();
    }

    /// <summary>Why no chip can run the rule; null: one can.</summary>
    public static string? ObstacleOf(Experiment experiment, DataSet data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return NeedsOf(experiment, InputsOf(data), data.Classes).Select(layer => layer.Needs.Obstacle).FirstOrDefault(obstacle => obstacle is not null);
    }

    /// <summary>The cost; null when no chip can run the rule.</summary>
    /// <param name="experiment">A checked experiment without a sweep.</param>
    /// <param name="data">Its images.</param>
    /// <param name="technology">Prices.</param>
    public static RuleCost? Of(Experiment experiment, DataSet data, Technology technology)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Of(experiment, InputsOf(data), data.Classes, technology);
    }

    /// <summary>The cost; null when no chip can run the rule.</summary>
    /// <param name="experiment">A checked experiment without a sweep.</param>
    /// <param name="inputs">Inputs of the first layer.</param>
    /// <param name="classes">Classes.</param>
    /// <param name="technology">Prices.</param>
    public static RuleCost? Of(Experiment experiment, int inputs, int classes, Technology technology)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var layers = NeedsOf(experiment, inputs, classes);
        if (layers.Any(layer => layer.Needs.Obstacle is not null))
            return null;
        HardwareSettings hardware = experiment.Hardware;
        var design = new Network
        {
            Layers = [.. layers.Select(layer => layer.Layer)],
            MeanCell = hardware.Memory.MeanCell(hardware.SamplePeriodSeconds),
            VarianceCell = hardware.Memory.VarianceCell(hardware.SamplePeriodSeconds),
            LateralRetention = 0.5f,
            Crossbar = hardware.Crossbar.Design,
            Optimizer = experiment.Learning.Optimizer,
            SamplePeriodSeconds = hardware.SamplePeriodSeconds,
        };
        return RuleCost.For(design, [.. layers.Select(layer => layer.Needs)], technology);
    }

    /// <summary>The cost.</summary>
    /// <exception cref="InvalidInputException">Kind <c>experiment</c>: no chip can run the rule, and why.</exception>
    public static RuleCost Require(Experiment experiment, DataSet data, Technology technology) => Of(experiment, data, technology)
        ?? throw new InvalidInputException("experiment", $"There is no price: {ObstacleOf(experiment, data)}", "learning.rule");

    /// <summary>Pixels of a tile, where a sample is one.</summary>
    private static int? TileInputs(LearningSettings learning) => learning.Rule switch
    {
        LearningRule.Clapp => learning.Contrastive.TileSize * learning.Contrastive.TileSize,
        LearningRule.StreamingClapp => Local.LocalExperiment.Tiles.Inputs,
        _ => null,
    };

    private static int InputsOf(DataSet data) => Math.Max(1, data.Train.PixelsPerImage);

    private static Activation ActivationOf(Experiment experiment) => experiment.Learning.Rule switch
    {
        LearningRule.EquilibriumPropagation => Activation.Sigmoid,
        _ => experiment.Network.Activation,
    };

    private static RuleNeeds LayerNeeds(Experiment experiment, int layer, int classes)
    {
        LearningSettings learning = experiment.Learning;
        return learning.Rule switch
        {
            LearningRule.StreamingTrl => TrlNeeds.Streaming,
            LearningRule.Backprop => GradientNeeds.Backprop(layer, learning.Batch, learning.Optimizer.Kind),
            LearningRule.Leaky => GradientNeeds.Leaky(SequenceNetworks.SettingsOf(experiment), layer),
            LearningRule.Lstm => GradientNeeds.Lstm(learning.Window),
            LearningRule.ForwardForward => GoodnessNeeds.Of(learning.ForwardForward, learning.Batch, learning.Optimizer.Momentum > 0, classes),
            LearningRule.EquilibriumPropagation => EquilibriumNeeds.Of(learning.Equilibrium, layer, learning.Batch),
            LearningRule.Clapp => ContrastiveNeeds.Of(learning.Contrastive, layer, learning.Batch, learning.Optimizer.Kind),
            LearningRule.StreamingClapp => ContrastiveNeeds.Streaming,
            LearningRule.StreamingForwardForward => GoodnessNeeds.Of(new ForwardForwardSettings { DrawsHardNegatives = false, Readout = GoodnessReadout.Energy }, 1, smooths: false, classes),
            _ => TrlNeeds.Batched(ExperimentWords.Of(ExperimentWords.Rules, learning.Rule)),
        };
    }
}
