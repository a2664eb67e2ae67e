using System.Collections.Immutable;

namespace NeuroSim.Devices;

/// <summary>Conductances of one cell measured while it got pulses of one direction.</summary>
/// <param name="IsUp">Whether the pulses raise the conductance.</param>
/// <param name="Pulses">Number of the pulse after which each value was read, ascending; what lies before the first is not used.</param>
/// <param name="Siemens">What was read.</param>
public sealed record PulseRun(bool IsUp, ImmutableArray<int> Pulses, ImmutableArray<double> Siemens);
