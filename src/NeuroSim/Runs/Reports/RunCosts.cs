using System.Collections.Immutable;
using NeuroSim.Costs;
using NeuroSim.Engines;
using NeuroSim.Networks;

namespace NeuroSim.Runs.Reports;

/// <summary>What a finished run costs: the counts of its result times the prices of its technology.</summary>
/// <param name="Technology">The prices.</param>
/// <param name="Network">The network that ran.</param>
/// <param name="Estimate">Energy, area, footprint.</param>
/// <param name="Timings">Timing under each schedule; empty when a latency is missing.</param>
internal sealed record RunCosts(Technology Technology, Network Network, EnergyEstimate Estimate, ImmutableArray<ScheduleTiming> Timings)
{
    /// <summary>The costs, or why there are none.</summary>
    public static (RunCosts? Costs, string Problem) Of(Experiment experiment, RunResult result)
    {
        if (experiment.Learning.IsLocal)
            return (null, "Streaming CLAPP and Forward-Forward have parts without a price; only streaming-trl has a chip to price.");
        if (experiment.Learning.IsBatched || experiment.Learning.IsSequential)
            return (null, "A batched rule learns from whole batches in software; only streaming-trl has a chip to price.");
        if (result.Samples == 0 || result.Counts.Layers.Any(layer => layer.Samples == 0))
            return (null, "The run learned no samples, so there is nothing to price.");
        try
        {
            Technology technology = TechnologySource.Load(experiment.Hardware.Technology);
            int inputs = (int)(result.Counts.Layers[0].ForwardDacConversions / result.Counts.Layers[0].Samples);
            Network network = ExperimentNetwork.Of(experiment with { Sweep = new SweepSettings([]) }, Math.Max(1, inputs), result.Samples).Network;
            var estimate = EnergyEstimate.For(network, result.Counts, Encoder.Counts(network, images: 1), technology);
            return (new RunCosts(technology, network, estimate, ScheduleTiming.Missing(technology, network).IsEmpty ? ScheduleTiming.All(technology, network) : []), "");
        }
        catch (Exception error) when (error is InvalidInputException or ArgumentException)
        {
            return (null, error.Message);
        }
    }
}
