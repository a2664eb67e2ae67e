namespace NeuroSim.Crossbars;

/// <summary>How a solve of an array with resistive wires ended.</summary>
/// <param name="Iterations">Sweeps over the array, each over all word lines and then all bit lines; 0 when the bit lines alone were enough.</param>
/// <param name="Residual">Estimated error of the currents, as a share of the largest current; NaN when a voltage or a conductance was not finite.</param>
/// <param name="Converged">Whether <see cref="Residual"/> came down to the tolerance.</param>
public readonly record struct WireSolution(int Iterations, double Residual, bool Converged);
