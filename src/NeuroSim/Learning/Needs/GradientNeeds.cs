namespace NeuroSim.Learning.Needs;

/// <summary>What rules need that send errors back through the transposed weights: backpropagation, and through time.</summary>
public static class GradientNeeds
{
    /// <summary>Backpropagation through layers.</summary>
    /// <param name="layer">Number of the layer, from 0; nothing goes back through the first one.</param>
    /// <param name="batch">Samples whose gradients make one step.</param>
    /// <param name="optimizer">What it keeps at every synapse.</param>
    public static RuleNeeds Backprop(int layer, int batch, OptimizerKind optimizer)
    {
        int moments = optimizer switch { OptimizerKind.Adam => 2, OptimizerKind.Sgd => 0, _ => 1 }, accumulator = batch > 1 ? 1 : 0;
        return new RuleNeeds
        {
            Rule = "backprop",
            Memories = [new("z", MemoryKind.Held), new("f'(a)", MemoryKind.Bit), new("delta", MemoryKind.Held)],
            SynapseState = StateOf(accumulator, moments),
            SynapseNumbers = accumulator + moments,
            SynapseSteps = accumulator + moments / (double)batch,
            Arrays = [new("W", false, 1, 1, layer == 0 ? 0 : 1, 1.0 / batch)],
            Broadcasts = [("rate", 1), ("end of batch", batch > 1 ? 1.0 / batch : 0)],
            Phases = [("forward", 1), ("backward", 1)],
            Update = "delta x",
        };
    }

    /// <summary>Leaky activations with resets (comparison of temporally smooth data): the gradient sees the leaky h and no time.</summary>
    /// <param name="leaky">The network's rule.</param>
    /// <param name="layer">0: hidden, 1: output.</param>
    public static RuleNeeds Leaky(LeakySettings leaky, int layer)
    {
        ArgumentNullException.ThrowIfNull(leaky);
        RuleNeeds back = Backprop(layer, leaky.Batch, leaky.Descent == DescentKind.RmsProp ? OptimizerKind.RmsProp : OptimizerKind.Sgd);
        bool local = leaky.Reset == ResetKind.Local;
        return back with
        {
            Rule = "leaky",
            Memories = layer > 0 ? back.Memories : [new("h", MemoryKind.Leaky), .. back.Memories[1..], .. local ? [new NeuronMemory("previous inputs", MemoryKind.Held, 1, IsOfInputs: true)] : Array.Empty<NeuronMemory>()],
            Broadcasts = leaky.Reset is ResetKind.Category or ResetKind.Periodic ? [.. back.Broadcasts, ("reset", 1)] : back.Broadcasts,
            Update = "delta x, with h in place of z",
        };
    }

    /// <summary>Long short-term memory by backpropagation through a window.</summary>
    /// <param name="window">T.</param>
    public static RuleNeeds Lstm(int window) => new()
    {
        Rule = "lstm",
        Memories = [new("h", MemoryKind.Held), new("c", MemoryKind.Held), new("gates of the window", MemoryKind.Held, 4)],
        SynapseState = "G, gradient accumulator",
        SynapseNumbers = 1,
        SynapseSteps = 1,
        Arrays = [new("W, 4 gates", false, 4, 4, 4, 4.0 / window), new("U, 4 gates", true, 4, 4, 4, 4.0 / window)],
        Phases = [("forward", 1), ("backward through the window", 1)],
        Update = "sum over the window of delta(t) x(t)",
        Obstacle = $"lstm goes back through a window of {window} items, and a chip would have to store every gate of it and replay them in reverse.",
    };

    private static string StateOf(int accumulator, int moments) =>
        string.Join(", ", (string[])["G", .. accumulator > 0 ? ["gradient accumulator"] : Array.Empty<string>(), .. moments > 0 ? [$"{moments} moment{(moments > 1 ? "s" : "")}"] : Array.Empty<string>()]);
}
