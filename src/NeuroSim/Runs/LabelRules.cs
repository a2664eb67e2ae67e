using NeuroSim.Learning;
using NeuroSim.Neurons;

namespace NeuroSim.Runs;

/// <summary>What Forward-Forward and Equilibrium Propagation cannot do, and what belongs to them alone.</summary>
internal static class LabelRules
{
    /// <summary>Refuses settings that do not go together.</summary>
    /// <exception cref="InvalidInputException">Kind <c>experiment</c>.</exception>
    public static void Check(Experiment experiment)
    {
        foreach ((bool isWrong, string key, string message) in Both(experiment).Concat(Others(experiment)))
        {
            if (isWrong)
                throw new InvalidInputException("experiment", message, key);
        }
    }

    private static IEnumerable<(bool, string, string)> Both(Experiment experiment)
    {
        LearningSettings learning = experiment.Learning;
        if (learning.Rule is not (LearningRule.ForwardForward or LearningRule.EquilibriumPropagation))
            return [];
        string rule = ExperimentWords.Of(ExperimentWords.Rules, learning.Rule);
        EquilibriumSettings equilibrium = learning.Equilibrium;
        int arrays = experiment.Network.Layers.Length + 1, rates = equilibrium.Rates.Values.Length;
        bool settles = learning.Rule == LearningRule.EquilibriumPropagation;
        return
        [
            (learning.Optimizer.Kind != OptimizerKind.Sgd, "learning.optimizer.kind", $"{rule} learns with sgd, whose momentum is {(settles ? "plain momentum" : "the retention of a running mean of gradients")}."),
            (experiment.Network.Activation != Activation.Relu, "network.activation", $"{rule} has activations of its own; leave network.activation out."),
            (experiment.Network.Recurrence > 1, "network.recurrence", $"{rule} passes every layer in an order of its own; use recurrence: 1."),
            (learning.Normalization is not null, "learning.batchNorm", $"{rule} is not normalised over the batch; use batchNorm: none."),
            (learning.TrainsFirstLayerOnly, "learning.train", $"{rule} trains all layers at once; use train: all."),
            (settles && rates > 0 && rates != arrays, "learning.equilibrium.rates", $"rates has {rates} entries; with {arrays - 1} hidden layers it must have {arrays}, from the inputs to the output."),
            (settles && rates == 0 && EquilibriumSettings.PublishedRates(arrays - 1).IsEmpty, "learning.equilibrium.rates", $"There are no published rates for {arrays - 1} hidden layers; give {arrays} of them, from the inputs to the output, as in rates: [0.2, 0.05, 0.01, 0.002]."),
        ];
    }

    private static IEnumerable<(bool, string, string)> Others(Experiment experiment)
    {
        LearningSettings learning = experiment.Learning;
        return
        [
            (learning.Rule != LearningRule.ForwardForward && learning.ForwardForward != new ForwardForwardSettings(), "learning.forwardForward", $"learning.forwardForward belongs to rule: forward-forward, and learning.rule is {ExperimentWords.Of(ExperimentWords.Rules, learning.Rule)}."),
            (learning.Rule != LearningRule.EquilibriumPropagation && learning.Equilibrium != new EquilibriumSettings(), "learning.equilibrium", $"learning.equilibrium belongs to rule: equilibrium-propagation, and learning.rule is {ExperimentWords.Of(ExperimentWords.Rules, learning.Rule)}."),
        ];
    }
}
