namespace NeuroSim.Learning.Needs;

/// <summary>What Temporal Regularized Learning needs (paper, section 2.3).</summary>
public static class TrlNeeds
{
    /// <summary>The form of the chip.</summary>
    public static RuleNeeds Streaming { get; } = new()
    {
        Rule = "streaming-trl",
        Memories = [new("m", MemoryKind.Leaky), new("v", MemoryKind.Leaky), new("p, previous activation", MemoryKind.Held)],
        Arrays = [new("W", false, 1, 1, 0, 1), new("L", true, 1, 0, 0, 1)],
        Broadcasts = [("rate", 1)],
        Phases = [("forward", 1), ("lateral", 1)],
        Update = "f'(a) [2 (C_S + C_V) z - 2 C_S p - 2 C_V m + C_C lat] x",
    };

    /// <summary>The paper's software, whose mean, variance and covariance are those of a batch.</summary>
    /// <param name="rule">As experiments spell it.</param>
    public static RuleNeeds Batched(string rule) => Streaming with
    {
        Rule = rule,
        Memories = [],
        Obstacle = $"{rule} takes mean, variance and covariance over a whole batch, whose activations a chip would have to store and replay; streaming-trl is its form for a chip.",
    };
}
