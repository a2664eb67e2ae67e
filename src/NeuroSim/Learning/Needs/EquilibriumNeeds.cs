namespace NeuroSim.Learning.Needs;

/// <summary>What Equilibrium Propagation needs: states that relax, arrays that are read both ways with the very same conductances, and a free state that is kept.</summary>
public static class EquilibriumNeeds
{
    /// <summary>Equilibrium Propagation.</summary>
    /// <param name="settings">Its settings.</param>
    /// <param name="layer">Number of the layer, from 0; the first array is driven by images that do not move.</param>
    /// <param name="batch">Samples whose gradients make one step.</param>
    public static RuleNeeds Of(EquilibriumSettings settings, int layer, int batch)
    {
        ArgumentNullException.ThrowIfNull(settings);
        int sides = settings.Nudging == Nudging.Symmetric ? 2 : 1, free = settings.FreeSweeps, sweeps = free + sides * settings.NudgedSweeps;
        double reads = layer == 0 ? 1 : sweeps, seen = layer == 0 ? 1 : free;
        return new RuleNeeds
        {
            Rule = "equilibrium-propagation",
            Memories = [new("s", MemoryKind.Leaky, sweeps), new("free s", MemoryKind.Held)],
            SynapseState = batch > 1 ? "G, gradient accumulator" : "G",
            SynapseNumbers = batch > 1 ? 1 : 0,
            SynapseSteps = batch > 1 ? 2 : 0,
            Arrays = [new("W, both ways", false, reads, seen, layer == 0 ? 0 : sweeps, 2.0 / batch) { TransposedInferenceReads = layer == 0 ? 0 : free }],
            Broadcasts = [("phase", 1 + sides), ("beta", sides)],
            Phases = [("free", free), .. sides == 2 ? [("nudged to", (double)settings.NudgedSweeps), ("nudged away", settings.NudgedSweeps)] : ((string, double)[])[("nudged", settings.NudgedSweeps)]],
            InferencePasses = free,
            Activations = sweeps,
            InferenceActivations = free,
            Errors = 2,
            Update = "+s_j s_i of one state, -s_j s_i of the other, times rate / beta",
        };
    }
}
