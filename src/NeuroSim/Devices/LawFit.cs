using System.Collections.Immutable;

namespace NeuroSim.Devices;

/// <summary>One law, fitted to measured pulses.</summary>
/// <param name="Pulses">Its parameters, with the noise from cycle to cycle; spreads from cell to cell are 0, for one cell does not show them.</param>
/// <param name="RmsSiemens">Root mean square of the residuals.</param>
/// <param name="RmsOfRange">The same as a share of the measured range.</param>
/// <param name="ReadNoiseSiemens">Standard deviation of a single read.</param>
/// <param name="Criterion">Bayesian information criterion (Schwarz 1978, Annals of Statistics 6(2), p. 461); the smallest of all laws is the best.</param>
/// <param name="Siemens">What the law gives for every value that was read, in order.</param>
public sealed record LawFit(
    PulsedResponse Pulses, double RmsSiemens, double RmsOfRange, double ReadNoiseSiemens, double Criterion, ImmutableArray<double> Siemens);
