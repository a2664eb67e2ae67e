using NeuroSim.Learning;

namespace NeuroSim.Runs.Contrastive;

/// <summary>Reads and writes <c>learning.contrastive:</c>. The method gives every other key its default.</summary>
internal static class ContrastiveSection
{
    public static readonly string[] Keys = ["method", "loss", "gradients", "timing", "retrodiction", "negatives", "context", "stack", "recurrence", "recurrentUnits", "tiles", "labelled"];

    public static readonly string[] TileKeys = ["size", "stride", "offset"];

    private static readonly (string Word, ContrastiveMethod Value)[] Methods =
    [
        ("clapp", ContrastiveMethod.Clapp), ("clapp-s", ContrastiveMethod.ClappS), ("greedy-infomax", ContrastiveMethod.GreedyInfoMax), ("cpc", ContrastiveMethod.Cpc),
        ("hinge-cpc", ContrastiveMethod.HingeCpc), ("time-local-hinge-cpc", ContrastiveMethod.TimeLocalHingeCpc), ("random", ContrastiveMethod.Random),
        ("greedy-supervised", ContrastiveMethod.GreedySupervised), ("supervised", ContrastiveMethod.Supervised),
    ];

    private static readonly (string Word, ContrastiveLoss Value)[] Losses =
        [("hinge", ContrastiveLoss.Hinge), ("softmax", ContrastiveLoss.Softmax), ("labels", ContrastiveLoss.Labels), ("none", ContrastiveLoss.None)];

    private static readonly (string Word, GradientPath Value)[] Paths = [("layer", GradientPath.Layer), ("end-to-end", GradientPath.EndToEnd)];

    private static readonly (string Word, bool Value)[] Timings = [("both", false), ("either", true)];

    private static readonly (string Word, Retrodiction Value)[] Retrodictions =
        [("learned", Retrodiction.Learned), ("transposed", Retrodiction.Transposed), ("none", Retrodiction.None)];

    private static readonly (string Word, ContextRecurrence Value)[] Recurrences =
        [("none", ContextRecurrence.None), ("bptt", ContextRecurrence.BackpropagationThroughTime), ("e-prop", ContextRecurrence.EProp)];

    private static readonly (string Word, bool Value)[] Stacks = [("dense", false), ("convolution", true)];

    private static readonly (string Word, bool Value)[] Contexts = [("same", false), ("above", true)];

    /// <summary>The settings; absent keys have the method's own.</summary>
    public static ContrastiveSettings Read(Section section)
    {
        ContrastiveMethod method = section.Choice("method", Methods, ContrastiveMethod.Clapp);
        ContrastiveSettings usual = method.Settings();
        bool takesTurns = section.Choice("timing", Timings, usual.TakesTurns);
        Section tiles = section.Open("tiles");
        return usual with
        {
            Loss = section.Choice("loss", Losses, usual.Loss),
            Gradients = section.IsList("gradients")
                ? new GradientPath(false, section.Integers("gradients", 64, 1, 64, []))
                : section.Choice("gradients", Paths, usual.Gradients),
            TakesTurns = takesTurns,
            Retrodiction = section.Choice("retrodiction", Retrodictions, usual.Retrodiction),
            Negatives = section.Integer("negatives", 1, 64, takesTurns ? 1 : takesTurns == usual.TakesTurns ? usual.Negatives : ContrastiveMethod.ClappS.Settings().Negatives),
            HasContextAbove = section.Choice("context", Contexts, usual.HasContextAbove),
            IsConvolutional = section.Choice("stack", Stacks, usual.IsConvolutional),
            Recurrence = section.Choice("recurrence", Recurrences, usual.Recurrence),
            RecurrentUnits = section.Integer("recurrentUnits", 1, 1024, usual.RecurrentUnits),
            TileSize = tiles.Integer("size", 1, 256, usual.TileSize),
            TileStride = tiles.Integer("stride", 1, 256, usual.TileStride),
            Offset = tiles.Integer("offset", 1, 64, usual.Offset),
            Labelled = section.Integer("labelled", 1, 1_000_000, usual.Labelled),
        };
    }

    /// <summary>The settings as YAML on one line.</summary>
    public static string Text(ContrastiveSettings settings) => FormattableString.Invariant(
        $"{{ method: {Word(settings.Method)}, loss: {ExperimentWords.Of(Losses, settings.Loss)}, gradients: {PathOf(settings.Gradients)}, timing: {ExperimentWords.Of(Timings, settings.TakesTurns)}, retrodiction: {ExperimentWords.Of(Retrodictions, settings.Retrodiction)}, negatives: {settings.Negatives}, context: {ExperimentWords.Of(Contexts, settings.HasContextAbove)}, stack: {ExperimentWords.Of(Stacks, settings.IsConvolutional)}, recurrence: {ExperimentWords.Of(Recurrences, settings.Recurrence)}, recurrentUnits: {settings.RecurrentUnits}, tiles: {{ size: {settings.TileSize}, stride: {settings.TileStride}, offset: {settings.Offset} }}, labelled: {settings.Labelled} }}");

    /// <summary>A method as experiments spell it.</summary>
    public static string Word(ContrastiveMethod method) => ExperimentWords.Of(Methods, method);

    private static string PathOf(GradientPath path) => path.Modules.IsEmpty ? ExperimentWords.Of(Paths, path) : $"[{string.Join(", ", path.Modules)}]";
}
