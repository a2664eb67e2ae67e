namespace NeuroSim.Runs;

/// <summary>Whether points of a sweep are ordered as expected.</summary>
/// <param name="Figure">The figure that is compared.</param>
/// <param name="Wanted">The chain.</param>
/// <param name="Got">The numbers of the chain; null when one of them is missing.</param>
/// <param name="Met">Whether the means are so ordered.</param>
/// <param name="Confidence">Share of draws of networks in which they are; null when numbers are missing.</param>
public sealed record OrderingOutcome(string Figure, string Wanted, string? Got, bool Met, double? Confidence);
