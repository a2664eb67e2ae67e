using NeuroSim.Engines;
using NeuroSim.Networks;

namespace NeuroSim.Costs;

/// <summary>One layer with what is needed to price it; collects rows and what has no price.</summary>
internal sealed class PricedLayer(Technology technology, Network network, Layer layer, LayerCounts counts, double periodSeconds)
{
    private readonly List<EstimateRow> _rows = [];
    private readonly List<string> _unavailable = [];

    internal Technology Technology => technology;

    internal Network Network => network;

    internal Layer Layer => layer;

    internal LayerCounts Counts => counts;

    /// <summary>The period in seconds that static power is paid for.</summary>
    internal double PeriodSeconds => periodSeconds;

    internal PhaseEstimate Estimate => new([.. _rows], [.. _unavailable]);

    /// <summary>A count of the engine per neuron and sample.</summary>
    internal double PerNeuron(long count) => count / ((double)counts.Samples * layer.Neurons);

    /// <summary><paramref name="count"/> events at the energy of <paramref name="part"/>, and <paramref name="instances"/> of it per neuron.</summary>
    /// <param name="name">Row.</param>
    /// <param name="part">Circuit.</param>
    /// <param name="count">Events per neuron and sample.</param>
    /// <param name="instances">Circuits per neuron, in areas of the technology's.</param>
    /// <param name="scale">Energy of one event over that of the technology's.</param>
    internal void Events(string name, Part part, double count, double instances, double scale = 1) =>
        Add(name, part, count, technology[part].Energy, "energy", scale, instances);

    /// <summary><paramref name="count"/> events at an energy that is not the technology's own; the area is that of <paramref name="part"/>.</summary>
    internal void Events(string name, Part part, double count, double instances, Figure energy) =>
        Add(name, part, count, energy, "energy", 1, instances);

    /// <summary><paramref name="count"/> write pulses at the pulse energy of <paramref name="cell"/>; its area stands in the row that reads it.</summary>
    internal void Pulses(string name, Part cell, double count) =>
        Add(name, cell, count, technology[cell].PulseEnergy, "pulse-energy", 1, 0);

    /// <summary><paramref name="count"/> crossings of lines with <paramref name="cell"/> that pulses charge, at its line energy.</summary>
    internal void Lines(string name, Part cell, double count) =>
        Add(name, cell, count, technology[cell].LineEnergy, "line-energy", 1, 0);

    /// <summary><paramref name="count"/> writes at the write energy of <paramref name="cell"/>; its area stands in the row that reads it.</summary>
    internal void Writes(string name, Part cell, double count) =>
        Add(name, cell, count, technology[cell].WriteEnergy, "write-energy", 1, 0);

    /// <summary>Static power of <paramref name="circuits"/> circuits per neuron over the period.</summary>
    internal void Static(string name, Part part, double circuits, bool withArea) =>
        Add(name, part, circuits, technology[part].StaticPower, "static-power", periodSeconds, withArea ? circuits : 0);

    /// <summary>A row whose energy comes from physics; <paramref name="area"/> contains that of <paramref name="part"/>.</summary>
    internal void Physics(string name, Part part, double count, PriceRange energyOfOne, PriceRange? area, string source, FigureStatus? areaStatus)
    {
        if (area is null)
            Miss(name, part, "area");
        _rows.Add(new EstimateRow(name, part, count, count * energyOfOne, area, source, Worse(FigureStatus.Derived, areaStatus)));
    }

    private void Add(string name, Part part, double count, Figure? price, string figure, double factor, double instances)
    {
        var area = technology[part].Area;
        if (price is null)
            Miss(name, part, figure);
        if (area is null && instances > 0)
            Miss(name, part, "area");
        _rows.Add(new EstimateRow(
            name, part, count,
            price is null ? null : count * factor * price.Range,
            instances == 0 ? PriceRange.Zero : area is null ? null : instances * area.Range,
            price?.Source ?? "unavailable", price is null ? null : Worse(price.Status, instances == 0 ? null : area?.Status)));
    }

    private static FigureStatus Worse(FigureStatus energy, FigureStatus? area) =>
        area is { } other && other > energy ? other : energy;

    private void Miss(string name, Part part, string figure) =>
        _unavailable.Add($"{name} ({TechnologyParser.KeyOf(part)}: {figure})");
}
