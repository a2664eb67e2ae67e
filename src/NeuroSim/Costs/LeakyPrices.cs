using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;

namespace NeuroSim.Costs;

/// <summary>Rows of the neurons of a leaky network. A neuron with retention 0 has no cell, no switch and no criterion.</summary>
internal static class LeakyPrices
{
    /// <summary>Variance of the drive in units squared for which the charge is priced.</summary>
    internal const double DriveVariance = 1;

    /// <summary>A hidden neuron; <paramref name="at"/> is its layer.</summary>
    internal static PhaseEstimate Hidden(PricedLayer at, LeakyNetwork network, LeakyCell cell, double resets, bool learning)
    {
        float[] leaky = [.. Enumerable.Range(0, network.Neurons).Select(network.RetentionOf).Where(alpha => alpha > 0)];
        double share = leaky.Length / (double)network.Neurons;
        ReadPrices.Forward(at);
        if (share > 0)
        {
            Charge(at, network.Settings, cell, leaky, share, resets);
            at.Static("leaky cell, buffer (static)", Part.MemoryBuffer, share, withArea: true);
            Switch(at, network.Settings, share, resets);
        }

        if (!learning)
            return at.Estimate;
        ReadPrices.Transposed(at, network.Outputs);
        at.Writes("forward cells, write", Part.FeedForwardCell, at.PerNeuron(at.Counts.WeightCellWrites));
        return at.Estimate;
    }

    /// <summary>An output neuron; <paramref name="at"/> is its layer.</summary>
    internal static PhaseEstimate Output(PricedLayer at, bool learning)
    {
        ReadPrices.Sums(at);
        at.Events("output function, table", Part.ActivationLookup, at.PerNeuron(at.Counts.ActivationSteps), 1);
        if (!learning)
            return at.Estimate;
        WritePrices.Error(at);
        at.Writes("forward cells, write", Part.FeedForwardCell, at.PerNeuron(at.Counts.WeightCellWrites));
        return at.Estimate;
    }

    private static void Charge(PricedLayer at, LeakySettings settings, LeakyCell cell, float[] leaky, double share, double resets)
    {
        ItemStart reset = settings.Target == ResetTarget.Drive ? ItemStart.Drive : ItemStart.Ground;
        PriceRange loss = MemoryPrices.Loss(
            at.Technology.Design, cell.UnitVolts, DriveVariance, variance => leaky.Average(alpha => cell.MeanLossJoules(alpha, variance, resets, reset)));
        Figure? resistor = at.Technology[Part.Resistor].Area;
        PriceRange? area = resistor is null ? null : share * (resistor.Range + at.Technology.Window.CapacitorArea(cell.CapacitanceFarads));
        at.Physics("leaky cell, charge", Part.Resistor, share, loss, area, MemoryPrices.Physics, resistor?.Status);
    }

    /// <summary>
    /// A local criterion keeps the items before in sample-and-holds; for r inputs it forms r differences and r sums and adds each kind up: 4 r - 2 additions.
    /// </summary>
    private static void Switch(PricedLayer at, LeakySettings settings, double share, double resets)
    {
        if (settings.Reset == ResetKind.None)
            return;
        at.Events("reset switch", Part.ClockedSwitch, share * resets, share);
        if (settings.Reset != ResetKind.Local)
            return;
        double inputs = share * settings.RowInputs, additions = 4 * inputs - 2 * share;
        at.Events("local reset, held inputs", Part.SampleHold, inputs, inputs);
        at.Events("local reset, differences and means", Part.PartialSumAdder, additions, additions);
        at.Events("local reset, comparator", Part.ActivationCompare, share, share);
    }
}
