using NeuroSim.Crossbars;
using NeuroSim.Devices;
using NeuroSim.Numerics;

namespace NeuroSim.Costs;

/// <summary>
/// Energy of reading one weight of a device whose conductances are known: V^2 G t with the technology's read voltage and time. One cell has its
/// smallest conductance (low), the mean of smallest and largest (typical), its largest (high); in a differential pair the other cell
/// rests at the smallest, and both draw current.
/// </summary>
internal static class DeviceRead
{
    /// <summary>Joules per weight read; null when the cell is the ideal one and nobody gave it a conductance.</summary>
    internal static Figure? Energy(DesignChoices design, CrossbarDesign crossbar)
    {
        if (!IsNamed(crossbar.Device))
            return null;
        var siemens = Conductance(crossbar);
        PriceRange volts = design.ReadVoltage.Range, seconds = design.ReadTime.Range;
        var range = new PriceRange(
            volts.Low * volts.Low * siemens.Low * seconds.Low,
            volts.Typical * volts.Typical * siemens.Typical * seconds.Typical,
            volts.High * volts.High * siemens.High * seconds.High);
        var status = new[] { FigureStatus.Derived, design.ReadVoltage.Status, design.ReadTime.Status }.Max();
        return new Figure(range, Unit.Joule, Source(design, crossbar, siemens), status);
    }

    private static bool IsNamed(SynapticDevice device) => device.Name != SynapticDevice.Ideal.Name
        || device.MaxConductance != SynapticDevice.Ideal.MaxConductance || device.OnOffRatio != SynapticDevice.Ideal.OnOffRatio;

    /// <summary>Siemens of the cells of one weight together.</summary>
    internal static PriceRange Conductance(CrossbarDesign crossbar)
    {
        double most = crossbar.Device.MaxConductance, least = most / crossbar.Device.OnOffRatio;
        var cell = new PriceRange(least, (least + most) / 2, most);
        return crossbar.Mapping == WeightMapping.DifferentialPair ? cell + PriceRange.Exactly(least) : cell;
    }

    private static string Source(DesignChoices design, CrossbarDesign crossbar, PriceRange siemens)
    {
        string cells = crossbar.Mapping == WeightMapping.DifferentialPair ? "both cells of a pair" : "one cell";
        string range = $"{Quantity.Format(siemens.Low, Unit.Siemens)} .. {Quantity.Format(siemens.High, Unit.Siemens)}";
        return $"V^2 G t: {crossbar.Device.Name}, {cells}, {range}; V {design.ReadVoltage} ({design.ReadVoltage.Source}), t {design.ReadTime} ({design.ReadTime.Source})";
    }
}
