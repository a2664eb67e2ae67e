using NeuroSim.Crossbars;
using NeuroSim.Engines;
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
    /// gradient is summed digitally and the cell written once. Where pulses write, see <see cref="Pulses"/>.
    /// </summary>
    internal static void Weights(PricedLayer at)
    {
        int passes = at.Network.Optimizer.Kind == OptimizerKind.Adam ? 1 : at.Network.WriteEvery;
        if (at.Network.Crossbar.Update == UpdateMethod.Pulses)
            Pulses(at);
        else
            at.Writes("forward cells, write", Part.FeedForwardCell, passes * at.PerNeuron(at.Counts.WeightCellWrites));
        at.Writes("lateral cells, write", Part.LateralCell, at.PerNeuron(at.Counts.LateralCellWrites));
    }

    /// <summary>
    /// Pulses that met at a cell, and the charge of the lines of all that were sent. Row drivers do not know which columns will write: the word lines of a
    /// sample cross every column, and how often they fire is known from the columns that were written.
    /// </summary>
    private static void Pulses(PricedLayer at)
    {
        LayerCounts counts = at.Counts;
        at.Pulses("forward cells, write", Part.FeedForwardCell, at.PerNeuron(counts.WritePulses));
        double rows = counts.ColumnWrites == 0 ? 0 : counts.WordLinePulses / ((double)counts.ColumnWrites * at.Network.WriteEvery);
        at.Lines("forward lines, write pulses", Part.FeedForwardCell, rows + at.PerNeuron(counts.BitLinePulses) * (at.Layer.Inputs + 1));
    }
}
