using NeuroSim.Costs;
using NeuroSim.Networks;
using NeuroSim.Recording;

namespace NeuroSim.Runs;

/// <summary>One schedule of a comparison.</summary>
/// <param name="Result">What it learned.</param>
/// <param name="Speed">How fast it ran here; null when a finished run was read back.</param>
/// <param name="Estimate">What it costs on the technology.</param>
/// <param name="FirstDifference">Where its signals part from the synchronous schedule's; null for that one itself, or when they never do.</param>
public sealed record ScheduleOutcome(RunResult Result, RunSpeed? Speed, EnergyEstimate Estimate, FirstDifference? FirstDifference)
{
    /// <summary>Which schedule.</summary>
    public Schedule Schedule => Result.Schedule;
}
