using NeuroSim.Networks;

namespace NeuroSim.Recording;

/// <summary>How a layer's representation looks at one moment, read from the chip's own memories.</summary>
/// <param name="Variance">Mean over the neurons of the running variance v; the rule drives it towards tau.</param>
/// <param name="Covariance">Root mean square of the running covariances between different neurons (the lateral weights); the rule drives it towards 0.</param>
public readonly record struct LayerStatistics(double Variance, double Covariance)
{
    /// <summary>The statistics of a layer now.</summary>
    public static LayerStatistics Of(LayerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        double sum = 0;
        foreach (float variance in state.Variance.Span[..state.Layer.Neurons])
            sum += variance;
        return new LayerStatistics(sum / state.Layer.Neurons, state.Lateral.RootMeanSquare());
    }
}
