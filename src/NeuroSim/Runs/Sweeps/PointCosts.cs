using NeuroSim.Costs;
using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Networks;
using NeuroSim.Runs.Sequences;

namespace NeuroSim.Runs.Sweeps;

/// <summary>What a finished point costs on its technology, from the operations its own run counted.</summary>
/// <param name="EnergyJoules">Per neuron and learning sample, in J.</param>
/// <param name="AreaSquareMeters">Silicon per neuron, in m2, typical.</param>
/// <param name="FootprintBits">What a neuron remembers, in bits; null where it is not counted.</param>
/// <param name="PeriodSeconds">Shortest sample period of its schedule, in s; null when the technology lacks a latency.</param>
/// <param name="ChipSamplesPerSecond">What that makes a second.</param>
/// <param name="Feasible">Its memory cells lie inside the process window and its sample period is long enough for the schedule.</param>
public sealed record PointCosts(
    PriceRange EnergyJoules, double AreaSquareMeters, double? FootprintBits, double? PeriodSeconds, double? ChipSamplesPerSecond, bool Feasible)
{
    /// <summary>
    /// The costs; null when nothing was learned, since nothing was counted then, and for a rule that has no chip. Of a leaky network those of a hidden neuron.
    /// </summary>
    public static PointCosts? Of(Experiment experiment, DataSet data, Technology technology, RunResult result)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(experiment);
        if (LeakyPrice.Of(experiment, data, technology) is { } leaky)
            return new PointCosts(leaky.Hidden.Learning.EnergyJoules, leaky.Hidden.Learning.AreaSquareMeters.Typical, null, null, null, leaky.Warnings.IsEmpty);
        if (result.Samples == 0 || experiment.Learning.IsBatched || experiment.Learning.IsLocal || experiment.Learning.IsSequential)
            return null;
        Network network = ExperimentNetwork.Of(experiment, data.Train.PixelsPerImage, result.Samples).Network;
        var estimate = EnergyEstimate.For(network, result.Counts, Encoder.Counts(network, data.Test.Count), technology);
        return new PointCosts(
            estimate.Learning.EnergyJoules, estimate.AreaSquareMeters.Typical, estimate.Footprint.Bits,
            estimate.Timing?.PeriodSeconds, estimate.Timing?.SamplesPerSecond, estimate.Warnings.IsEmpty);
    }
}
