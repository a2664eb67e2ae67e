using System.Collections.Immutable;
using NeuroSim.Costs;
using NeuroSim.Data;
using NeuroSim.Learning;

namespace NeuroSim.Runs.Reports;

/// <summary>
/// What the other optimisers would cost a network: operations of a short run on the built-in digits, which only the share of weights that are written
/// depends on.
/// </summary>
internal static class OptimizerCosts
{
    /// <summary>Samples of the short run.</summary>
    public const int Samples = 128;

    /// <summary>Synapses up to which counting takes no time worth mentioning.</summary>
    private const double MostSynapses = 6e6;

    /// <summary>The run's own optimiser at the run's own counts, and the others; empty when the network is too large, or its inputs are no digits.</summary>
    public static ImmutableArray<(string Name, EnergyEstimate Estimate)> Of(ReportedRun run)
    {
        if (run.Costs is not { } costs || costs.Network.Layers.Sum(layer => (double)layer.Neurons * (layer.Inputs + layer.Neurons)) > MostSynapses)
            return [];
        DataSet digits = DataCatalog.Load("digits", Samples, test: 1, DataLocation.Find(null, _ => null));
        if (costs.Network.Layers[0].Inputs != digits.Train.PixelsPerImage)
            return [];
        CostEstimate counted = CostEstimate.Of(run.Experiment, digits, costs.Technology, threads: 1, Samples);
        return [.. counted.Optimizers.Select(one => (NameOf(one.Kind), one.Kind == costs.Network.Optimizer.Kind ? costs.Estimate : one.Estimate))];
    }

    private static string NameOf(OptimizerKind kind) => kind == OptimizerKind.NeuronRms ? "neuron-rms" : kind.ToString().ToLowerInvariant();
}
