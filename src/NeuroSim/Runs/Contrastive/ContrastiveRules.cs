using NeuroSim.Data;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Neurons;

namespace NeuroSim.Runs.Contrastive;

/// <summary>What <c>learning.rule: clapp</c> cannot do, and what belongs to it alone.</summary>
internal static class ContrastiveRules
{
    /// <summary>Refuses settings that do not go together.</summary>
    /// <exception cref="InvalidInputException">Kind <c>experiment</c>.</exception>
    public static void Check(Experiment experiment)
    {
        (bool IsWrong, string Key, string Message)[] rules = experiment.Learning.Rule == LearningRule.Clapp ? OfTiles(experiment) : OfOthers(experiment);
        foreach ((bool isWrong, string key, string message) in rules)
        {
            if (isWrong)
                throw Wrong(message, key);
        }
    }

    /// <summary>Refuses an engine, and settings that do not go with the images there are.</summary>
    /// <exception cref="InvalidInputException">Kind <c>usage</c> or <c>experiment</c>.</exception>
    public static void Check(Experiment experiment, DataSet data, EngineKind engine)
    {
        if (engine != EngineKind.Vector)
            throw new InvalidInputException("usage", "clapp learns from tiles of images in an engine of its own; leave --engine out, or use --engine vector.", "--engine");
        ContrastiveSettings settings = experiment.Learning.Contrastive;
        ImageSet images = data.Train;
        if (images.Rows < settings.TileSize || images.Columns < settings.TileSize)
            throw Wrong($"Images of {images.Rows} x {images.Columns} pixels hold no tile of {settings.TileSize} x {settings.TileSize}; use a smaller learning.contrastive.tiles.size.", "learning.contrastive.tiles.size");
        ContrastiveNetwork network = ContrastiveTask.NetworkOf(experiment, data, experiment.Seed);
        if (network.Contexts < 1)
            throw Wrong($"A column of {network.TileRows} tiles has none {settings.Offset} tiles below another; use a smaller learning.contrastive.tiles.offset (1 .. {network.TileRows - 1}) or stride.", "learning.contrastive.tiles.offset");
        int pool = ContrastiveTask.PoolOf(experiment, data);
        if (pool < experiment.Learning.Batch)
            throw Wrong($"A step of clapp takes {experiment.Learning.Batch} images (learning.batch), and there are {pool}{(settings.Loss == ContrastiveLoss.Labels ? " with labels (learning.contrastive.labelled)" : "")}.", "learning.batch");
    }

    private static (bool, string, string)[] OfTiles(Experiment experiment)
    {
        LearningSettings learning = experiment.Learning;
        ContrastiveSettings settings = learning.Contrastive;
        EvaluationSettings evaluation = experiment.Evaluate;
        return
        [
            (experiment.Network.Activation != Activation.Relu, "network.activation", "clapp has rectifiers; use activation: relu."),
            (experiment.Network.Recurrence > 1, "network.recurrence", "clapp passes every layer once; use recurrence: 1."),
            (learning.Optimizer.Kind is not (OptimizerKind.Adam or OptimizerKind.Sgd), "learning.optimizer.kind", "clapp learns with adam or sgd."),
            (experiment.Stream.Order != StreamOrder.Shuffled, "stream.order", "clapp takes images in a random order, and its time runs inside an image, from tile to tile; use order: shuffled."),
            (experiment.Data.Augment is not null, "data.augment", "clapp sees every image as it is; use augment: none."),
            (learning.Normalization is not null, "learning.batchNorm", "clapp has no batch normalisation; use batchNorm: none."),
            (evaluation with { Runs = 1 } != new EvaluationSettings(), "evaluate", "clapp is judged by its layers after learning: evaluate has runs; every, items and windows belong to leaky and lstm."),
            (settings is { Loss: ContrastiveLoss.Softmax, TakesTurns: true }, "learning.contrastive.timing", "The softmax compares what follows with what does not, so both must be there in a step; use timing: both, or loss: hinge."),
            (settings is { TakesTurns: true, Negatives: not 1 }, "learning.contrastive.negatives", "With timing: either an image is followed or left for one other image; use negatives: 1, or timing: both."),
            (settings.Recurrence != ContextRecurrence.None && settings.Loss is not (ContrastiveLoss.Hinge or ContrastiveLoss.Softmax), "learning.contrastive.recurrence", "Contexts are of the losses that compare tiles; use loss: hinge or softmax, or recurrence: none."),
            (settings.IsConvolutional && settings.TileSize >> experiment.Network.Layers.Length == 0, "learning.contrastive.tiles.size", $"Every convolution halves its maps: {experiment.Network.Layers.Length} layers need tiles.size {1L << experiment.Network.Layers.Length} or more."),
            (settings.HasContextAbove && !settings.Gradients.Equals(GradientPath.Layer), "learning.contrastive.context", "A context one layer above is that of layers which learn each on its own; use gradients: layer, or context: same."),
            (!settings.Gradients.Modules.IsEmpty && settings.Gradients.Modules.Sum() != experiment.Network.Layers.Length, "learning.contrastive.gradients", $"Modules of {string.Join(", ", settings.Gradients.Modules)} layers have {settings.Gradients.Modules.Sum()} layers together, and network.layers has {experiment.Network.Layers.Length}."),
        ];
    }

    private static (bool, string, string)[] OfOthers(Experiment experiment)
    {
        string rule = ExperimentWords.Of(ExperimentWords.Rules, experiment.Learning.Rule);
        return [(experiment.Learning.Contrastive != new ContrastiveSettings(), "learning.contrastive", $"learning.contrastive belongs to clapp, and learning.rule is {rule}.")];
    }

    private static InvalidInputException Wrong(string message, string key) => new("experiment", message, key);
}
