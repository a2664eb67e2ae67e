using System.Collections.Immutable;

namespace NeuroSim.Runs;

/// <summary>One experiment under all three schedules.</summary>
/// <param name="Experiment">The experiment, with the data set that was used.</param>
/// <param name="DataOrigin">Where the data came from, in words.</param>
/// <param name="UntrainedAccuracy">A linear head on the same network before its first sample: what learning has to beat.</param>
/// <param name="Schedules">Synchronous, shifted, pipelined.</param>
public sealed record Comparison(Experiment Experiment, string DataOrigin, double UntrainedAccuracy, ImmutableArray<ScheduleOutcome> Schedules);
