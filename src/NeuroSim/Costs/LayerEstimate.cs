using NeuroSim.Networks;

namespace NeuroSim.Costs;

/// <summary>The estimate of one layer, per neuron and sample.</summary>
/// <param name="Index">1 for the first hidden layer.</param>
/// <param name="Layer">Its shape.</param>
/// <param name="Inference">Reading alone.</param>
/// <param name="Learning">Everything that happens for a learning sample, the forward read included.</param>
/// <param name="Footprint">What a neuron remembers.</param>
public sealed record LayerEstimate(int Index, Layer Layer, PhaseEstimate Inference, PhaseEstimate Learning, Footprint Footprint)
{
    /// <summary>
    /// Joules per feed-forward multiply-accumulate of the read: cells, DAC, integrator, hold, ADC and partial sums, without the
    /// activation. Measured and simulated resistive arrays of 256 to 512 rows lie at 10-160 fJ.
    /// </summary>
    public PriceRange ForwardReadJoulesPerMac => 1.0 / Layer.Inputs * PriceRange.Sum(Inference.Rows
        .Where(row => row.Name.StartsWith("forward", StringComparison.Ordinal))
        .Select(row => row.EnergyJoules ?? PriceRange.Zero));
}
