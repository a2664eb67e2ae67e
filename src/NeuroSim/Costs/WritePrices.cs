using NeuroSim.Crossbars;
using NeuroSim.Learning;

namespace NeuroSim.Costs;

/// <summary>Rows of the error and of the writes that follow from it.</summary>
internal static class WritePrices
{
    internal static void Error(PricedLayer at)
    {
        at.Events("error arithmetic", Part.ErrorArithmetic, at.PerNeuron(at.Counts.ErrorSteps), 1);
        at.Static("error arithmetic (static)", Part.ErrorArithmetic, 1, withArea: false);
    }

    /// <summary>
    /// A write of K held samples is K outer products, one pass over the cells each; Adam changes every synapse by its own factor, so its
    /// gradient is summed digitally and the cell written once. Where pulses write, those that met at a cell are paid for.
    /// </summary>
    internal static void Weights(PricedLayer at)
    {
        int passes = at.Network.Optimizer.Kind == OptimizerKind.Adam ? 1 : at.Network.WriteEvery;
        if (at.Network.Crossbar.Update == UpdateMethod.Pulses)
            at.Pulses("forward cells, write", Part.FeedForwardCell, at.PerNeuron(at.Counts.WritePulses));
        else
            at.Writes("forward cells, write", Part.FeedForwardCell, passes * at.PerNeuron(at.Counts.WeightCellWrites));
        at.Writes("lateral cells, write", Part.LateralCell, at.PerNeuron(at.Counts.LateralCellWrites));
    }
}
