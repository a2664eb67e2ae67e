using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Engines.Equilibrium;

/// <summary>What circuits do for a sample of Equilibrium Propagation: the first array is read once, every other one in both directions in every sweep.</summary>
internal static class EquilibriumCounts
{
    /// <summary>Counts of the hidden layers.</summary>
    public static OperationCounts Of(Network network, EquilibriumSettings settings, int sides, long samples)
    {
        long sweeps = settings.FreeSweeps + (long)sides * settings.NudgedSweeps;
        return new([.. network.Layers.Select((layer, l) =>
        {
            long reads = l == 0 ? 1 : 2 * sweeps;
            return new LayerCounts
            {
                Samples = samples,
                ForwardDacConversions = samples * (l == 0 ? layer.Inputs : sweeps * (layer.Inputs + layer.Neurons)),
                ForwardCellReads = samples * reads * layer.Inputs * layer.Neurons,
                ForwardAdcConversions = samples * (l == 0 ? layer.Neurons : sweeps * (layer.Inputs + layer.Neurons)),
                ActivationSteps = samples * sweeps * layer.Neurons,
            };
        })]);
    }
}
