using NeuroSim.Costs;
using NeuroSim.Data;

namespace NeuroSim.Runs.Sequences;

/// <summary>What the network of an experiment with <c>learning.rule: leaky</c> costs.</summary>
public static class LeakyPrice
{
    /// <summary>Energy and area per neuron and item; null for a rule that no chip runs.</summary>
    /// <param name="experiment">A checked experiment without a sweep.</param>
    /// <param name="data">Its items.</param>
    /// <param name="technology">Prices.</param>
    public static LeakyCost? Of(Experiment experiment, DataSet data, Technology technology)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(data);
        return experiment.Learning.Rule == LearningRule.Leaky
            ? LeakyCost.For(SequenceNetworks.LeakyOf(experiment, data, experiment.Seed), technology)
            : null;
    }
}
