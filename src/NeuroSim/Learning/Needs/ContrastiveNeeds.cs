namespace NeuroSim.Learning.Needs;

/// <summary>
/// What CLAPP and its family need: registers for the context, its input and its slope, a second summing node for predictions, one bit to the whole network and one
/// to the layer (Illing et al. 2021, eqs. 8 to 10, section 5). A sample is a tile.
/// </summary>
public static class ContrastiveNeeds
{
    /// <summary>CLAPP one tile after the other.</summary>
    public static RuleNeeds Streaming { get; } = Of(ContrastiveMethod.Clapp.Settings(), 0, 1, OptimizerKind.Sgd) with { Rule = "streaming-clapp" };

    /// <summary>A member of the family.</summary>
    /// <param name="settings">Which.</param>
    /// <param name="layer">Number of the layer, from 0.</param>
    /// <param name="batch">Images whose gradients make one step.</param>
    /// <param name="optimizer">What it keeps at every synapse.</param>
    public static RuleNeeds Of(ContrastiveSettings settings, int layer, int batch, OptimizerKind optimizer)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Loss == ContrastiveLoss.None)
            return Untrained;
        bool local = settings.Gradients == GradientPath.Layer;
        RuleNeeds synapses = GradientNeeds.Backprop(local ? 0 : layer, batch, optimizer);
        if (settings.Loss == ContrastiveLoss.Labels)
            return synapses with { Rule = $"clapp, {NameOf(settings)}", Obstacle = ObstacleOf(settings) };
        bool learned = settings.Retrodiction == Retrodiction.Learned, hasContext = settings.Retrodiction != Retrodiction.None;
        double step = 1.0 / batch;
        return synapses with
        {
            Rule = $"clapp, {NameOf(settings)}",
            Memories =
            [
                new("context z", MemoryKind.Held), new("context f'", MemoryKind.Bit), new("context x", MemoryKind.Held, 1, IsOfInputs: true),
                new("prediction d", MemoryKind.Held), .. hasContext ? [new NeuronMemory("retrodiction q", MemoryKind.Held)] : Array.Empty<NeuronMemory>(),
                .. local ? [] : synapses.Memories[2..],
            ],
            Arrays =
            [
                synapses.Arrays[0] with { OuterProducts = (hasContext ? 2 : 1) * step },
                new("P", true, 1, 0, settings.Retrodiction == Retrodiction.Transposed ? 1 : 0, step),
                .. learned ? [new RuleArray("R", true, 1, 0, 0, step)] : Array.Empty<RuleArray>(),
            ],
            Reduces = [("sum z d", 1), ("sum c q", learned ? 1 : 0)],
            Broadcasts = [("y", 1), ("gate", 1), ("rate", 1)],
            Phases = local ? [("one pass", 1)] : [("forward", 1), ("backward", 1)],
            Errors = hasContext ? 2 : 1,
            Update = "gate d f' x + gate q f'(context) x(context); P: gate z c; R: gate c z",
            Obstacle = ObstacleOf(settings),
        };
    }

    private static RuleNeeds Untrained { get; } = new()
    {
        Rule = "clapp, random weights",
        Arrays = [new RuleArray("W", false, 1, 1, 0, 0)],
        Phases = [("forward", 1)],
        Errors = 0,
        Update = "none",
    };

    private static string? ObstacleOf(ContrastiveSettings settings)
    {
        if (settings.IsConvolutional)
            return "The weights of a convolution are read at every place of a tile, and the arrays that are priced are fully connected.";
        if (settings.Recurrence == ContextRecurrence.BackpropagationThroughTime)
            return "Backpropagation through time goes back over the tiles of a column, whose gates a chip would have to store and replay in reverse.";
        if (settings.Recurrence == ContextRecurrence.EProp)
            return "A recurrent unit by e-prop keeps an eligibility trace at every synapse that leaks at the pace of its own gate, a cell that has no price here.";
        if (settings.Loss == ContrastiveLoss.Softmax)
            return FormattableString.Invariant($"The softmax over {settings.Negatives + 1} scores needs the activities of as many tiles at once, which a chip would have to store and replay, and exponentials normalised over them.");
        return settings is { TakesTurns: false, Negatives: > 1, Loss: ContrastiveLoss.Hinge }
            ? FormattableString.Invariant($"Every step compares with {settings.Negatives} tiles that do not follow, which a chip would have to store and replay; negatives: 1 takes two passes.")
            : null;
    }

    private static string NameOf(ContrastiveSettings settings) => settings.Method switch
    {
        ContrastiveMethod.ClappS => "clapp-s",
        ContrastiveMethod.GreedyInfoMax => "greedy-infomax",
        ContrastiveMethod.Cpc => "cpc",
        ContrastiveMethod.HingeCpc => "hinge-cpc",
        ContrastiveMethod.TimeLocalHingeCpc => "time-local-hinge-cpc",
        ContrastiveMethod.GreedySupervised => "greedy-supervised",
        ContrastiveMethod.Supervised => "supervised",
        _ => "clapp",
    };
}
