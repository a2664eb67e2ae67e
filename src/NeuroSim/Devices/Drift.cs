namespace NeuroSim.Devices;

/// <summary>
/// A conductance that nobody writes falls as a power of time: G(t) = G0 (t / t0)^-nu for t > t0 after its last write (Ielmini, Lavizzari, Sharma and
/// Lacaita 2007, "Physical interpretation, modeling and impact on phase change memory (PCM) reliability of resistance drift", IEDM, p. 939). Both cells
/// of a pair drift alike, so the weight does.
/// </summary>
/// <param name="Exponent">nu, 0 .. 0.5.</param>
/// <param name="Spread">Standard deviation of nu from cell to cell, relative to nu, 0 .. 1; a negative draw counts as its magnitude.</param>
/// <param name="ReferenceSeconds">t0, 1 ns .. 1e9 s.</param>
public sealed record Drift(double Exponent, double Spread, double ReferenceSeconds);
