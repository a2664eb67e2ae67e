namespace NeuroSim.Runs;

/// <summary>Whether a result is as expected.</summary>
/// <param name="Key">Key of the result.</param>
/// <param name="Wanted">The expectation as text.</param>
/// <param name="Got">The result's number; null when the result has none under that key.</param>
/// <param name="Met">Whether the number is there and as wanted.</param>
public sealed record ExpectationOutcome(string Key, string Wanted, double? Got, bool Met);
