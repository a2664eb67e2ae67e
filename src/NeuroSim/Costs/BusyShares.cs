namespace NeuroSim.Costs;

/// <summary>The share of a period, 0 .. 1, for which each circuit of the slowest layer is busy.</summary>
/// <param name="ForwardArray">Feed-forward array, read or written.</param>
/// <param name="LateralArray">Lateral array, read or written.</param>
/// <param name="NeuronArithmetic">Neuron step: activation, memories, squarer.</param>
/// <param name="ErrorArithmetic">Error step.</param>
/// <param name="WriteDrivers">Write pulses on the feed-forward array.</param>
public sealed record BusyShares(double ForwardArray, double LateralArray, double NeuronArithmetic, double ErrorArithmetic, double WriteDrivers);
