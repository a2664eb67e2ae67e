using NeuroSim.Networks;

namespace NeuroSim.Runs;

/// <summary>The hardware an experiment models.</summary>
/// <param name="Schedule">When lateral results are used and weights are written.</param>
/// <param name="SamplePeriodSeconds">Time between two samples, 1 ps .. 10 s, a whole number of ticks.</param>
/// <param name="TickSeconds">Length of a tick, 1 ps .. 1 ns.</param>
/// <param name="Memory">The neurons' memories.</param>
/// <param name="Crossbar">The synapse arrays and their converters.</param>
/// <param name="Technology">Name of a built-in technology, or a path to its file.</param>
public sealed record HardwareSettings(
    Schedule Schedule, double SamplePeriodSeconds, double TickSeconds, MemorySettings Memory, CrossbarSettings Crossbar, string Technology);
