namespace NeuroSim.Learning.Needs;

/// <summary>What Forward-Forward needs: sums of squares over a layer, one word back, and every image seen with two or three labels.</summary>
public static class GoodnessNeeds
{
    /// <summary>Forward-Forward.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="batch">Samples whose gradients make one step; 1: the form of a chip.</param>
    /// <param name="smooths">Whether steps go along a running mean of gradients, which every synapse keeps.</param>
    /// <param name="classes">Labels that the energy readout tries.</param>
    public static RuleNeeds Of(ForwardForwardSettings settings, int batch, bool smooths, int classes)
    {
        ArgumentNullException.ThrowIfNull(settings);
        int passes = settings.DrawsHardNegatives ? 3 : 2, numbers = (batch > 1 ? 1 : 0) + (smooths ? 1 : 0);
        double reading = settings.Readout == GoodnessReadout.Energy ? classes : 1;
        return new RuleNeeds
        {
            Rule = batch == 1 ? "streaming-forward-forward" : "forward-forward",
            Memories = [new("h", MemoryKind.Held, passes), new("m, mean activity", MemoryKind.Leaky)],
            SynapseState = string.Join(", ", (string[])["G", .. batch > 1 ? ["gradient accumulator"] : Array.Empty<string>(), .. smooths ? ["V (mean gradient)"] : Array.Empty<string>()]),
            SynapseNumbers = numbers,
            SynapseSteps = (batch > 1 ? 2 : 0) + (smooths ? 1.0 / batch : 0),
            Arrays = [new("W", false, passes, reading, 0, 2.0 / batch)],
            Reduces = [("sum h^2", passes), ("sum m", 1)],
            Broadcasts = [("gain 1 / rms", passes), ("1 - p or -p", 2), ("mean of m", 1)],
            Phases = [("positive", 1), .. settings.DrawsHardNegatives ? [("neutral", 1)] : Array.Empty<(string, double)>(), ("negative", 1)],
            InferencePasses = reading,
            Activations = passes,
            InferenceActivations = reading,
            Errors = 2,
            Update = "((1 - p) h + lambda (mean m - m)) x, then -p h x",
        };
    }

    /// <summary>The softmax regression on the layers behind the first, which draws wrong labels and says classes.</summary>
    /// <param name="batch">Samples whose gradients make one step.</param>
    public static RuleNeeds Readout(int batch) => new()
    {
        Rule = "forward-forward, readout",
        SynapseState = batch > 1 ? "G, gradient accumulator, V (mean gradient)" : "G, V (mean gradient)",
        SynapseNumbers = batch > 1 ? 2 : 1,
        SynapseSteps = (batch > 1 ? 1 : 0) + 1.0 / batch,
        Arrays = [new("Q", false, 1, 1, 0, 1.0 / batch)],
        Broadcasts = [("class", 1)],
        Phases = [("neutral", 1)],
        Update = "([class] - probability) x",
    };
}
