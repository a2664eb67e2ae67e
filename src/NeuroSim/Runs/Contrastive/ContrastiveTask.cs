using NeuroSim.Data;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Runs.Contrastive;

/// <summary>The network that an experiment with <c>learning.rule: clapp</c> describes, and what it learns from.</summary>
internal static class ContrastiveTask
{
    /// <summary>The network of one seed.</summary>
    public static ContrastiveNetwork NetworkOf(Experiment experiment, DataSet data, ulong seed)
    {
        LearningSettings learning = experiment.Learning;
        (int rows, int columns) = new ImageTiles(learning.Contrastive.TileSize, learning.Contrastive.TileStride).GridOf(data.Train);
        return new ContrastiveNetwork(rows, columns, experiment.Network.Layers, data.Classes, learning.Batch, learning.Contrastive, learning.Optimizer, seed)
        {
            TotalImages = (long)StepsOf(experiment, data) * learning.Batch,
        };
    }

    /// <summary>Images that learning draws on: those with labels where it learns labels.</summary>
    public static int PoolOf(Experiment experiment, DataSet data) =>
        experiment.Learning.Contrastive.Loss == ContrastiveLoss.Labels ? LabelledOf(experiment, data) : data.Train.Count;

    /// <summary>Training images whose labels are known, the first ones.</summary>
    public static int LabelledOf(Experiment experiment, DataSet data) => Math.Min(experiment.Learning.Contrastive.Labelled, data.Train.Count);

    /// <summary>Steps of a pass: whole batches, what is left over waits for the next order.</summary>
    public static int StepsOfAPass(Experiment experiment, DataSet data) =>
        experiment.Learning.Contrastive.Loss == ContrastiveLoss.None ? 0 : PoolOf(experiment, data) / experiment.Learning.Batch;

    private static int StepsOf(Experiment experiment, DataSet data) => checked(StepsOfAPass(experiment, data) * experiment.Learning.Epochs);
}
