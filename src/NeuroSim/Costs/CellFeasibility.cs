using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Costs;

/// <summary>
/// Warns about memory cells a process can hardly make: an R above the largest passive one, and the bias current a log-domain
/// integrator of the same time constant would need, I = C U_T / (kappa R C) with U_T = kT/q (Rockpool's form), below the smallest usable one.
/// </summary>
public static class CellFeasibility
{
    /// <summary>Subthreshold slope factor, between Rockpool's defaults of 0.75 (n) and 0.66 (p).</summary>
    private const double Kappa = 0.7;

    /// <summary>k / q in volts per kelvin (exact SI constants).</summary>
    private const double ThermalVoltsPerKelvin = 1.380649e-23 / 1.602176634e-19;

    /// <summary>One paragraph per cell outside the window, naming value, limit and what would do; empty when all is well.</summary>
    public static ImmutableArray<string> Warnings(Technology technology, Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(technology);
        double period = network.SamplePeriodSeconds;
        return network.MeanCell == network.VarianceCell
            ? [.. Check(technology, "mean and variance cells", network.MeanCell, period)]
            : [.. Check(technology, "mean cell", network.MeanCell, period), .. Check(technology, "variance cell", network.VarianceCell, period)];
    }

    /// <summary>The same for the cells of leaky activations, one paragraph per retention.</summary>
    public static ImmutableArray<string> Warnings(Technology technology, LeakyNetwork network, LeakyCell cell)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(technology);
        ArgumentNullException.ThrowIfNull(cell);
        return [.. network.Settings.Retentions.Distinct().Where(alpha => alpha > 0).SelectMany(alpha => Check(technology, "leaky cell", cell.Of(alpha), cell.ItemSeconds))];
    }

    /// <summary>Bias current in ampere of a log-domain integrator with the cell's capacitor and time constant.</summary>
    public static double BiasCurrentAmperes(RcCell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return ThermalVoltsPerKelvin * cell.TemperatureKelvin / (Kappa * cell.ResistanceOhms);
    }

    private static IEnumerable<string> Check(Technology technology, string name, MemoryCell cell, double period) => cell.Groups.SelectMany(one => one switch
    {
        RcCell rc => Check(technology, name, rc, period),
        SwitchedCapacitorCell switched => Check(technology, name, switched),
        _ => [],
    });

    private static IEnumerable<string> Check(Technology technology, string name, SwitchedCapacitorCell cell)
    {
        Figure least = technology.Window.SmallestCapacitance;
        if (cell.SamplingFarads < least.Typical)
        {
            yield return $"{name}: a sampling capacitor of {Quantity.Format(cell.SamplingFarads, Unit.Farad)} in {technology.Name} is below the window's smallest-capacitance of "
                + $"{Quantity.Format(least.Typical, Unit.Farad)} ({Word(least)}), where the switches' own capacitance decides; the same retention needs a hold capacitor of "
                + $"{Quantity.Format(cell.HoldFarads * least.Typical / cell.SamplingFarads, Unit.Farad)} or more.";
        }
    }

    private static IEnumerable<string> Check(Technology technology, string name, RcCell cell, double period)
    {
        var window = technology.Window;
        if (cell.ResistanceOhms <= window.LargestResistance.Typical)
            yield break;
        double bias = BiasCurrentAmperes(cell), least = window.SmallestBiasCurrent.Typical;
        string where = $"{name}: {Quantity.Format(cell.ResistanceOhms, Unit.Ohm)} in {technology.Name}";
        string limit = $"the window's largest-resistance is {Quantity.Format(window.LargestResistance.Typical, Unit.Ohm)} ({Word(window.LargestResistance)})";
        yield return bias >= least
            ? $"{where} needs a pseudo-resistor or a log-domain integrator biased at {Quantity.Format(bias, Unit.Ampere)}: {limit}."
            : $"{where} cannot be made: {limit}, and a log-domain integrator would need {Quantity.Format(bias, Unit.Ampere)}, below the window's smallest-bias-current "
              + $"{Quantity.Format(least, Unit.Ampere)} ({Word(window.SmallestBiasCurrent)}). {Advice(cell, period, window)}";
    }

    /// <summary>The capacitor that would give the same retention with the largest passive resistor.</summary>
    private static string Advice(RcCell cell, double period, ProcessWindow window)
    {
        double farads = cell.TimeConstantSeconds / window.LargestResistance.Typical;
        string beta = cell.Retention(period).ToString("G9", CultureInfo.InvariantCulture);
        return $"Retention {beta} over {Quantity.Format(period, Unit.Second)} with that resistor needs {Quantity.Format(farads, Unit.Farad)}, "
            + $"{Quantity.Format(window.CapacitorArea(farads).Typical, Unit.SquareMeter)}; a switched-capacitor cell or a register needs no such R.";
    }

    private static string Word(Figure figure) => figure.Status.ToString().ToLowerInvariant();
}
