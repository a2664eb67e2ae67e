namespace NeuroSim.Costs;

/// <summary>What one kind of circuit costs, per neuron and sample. A null price is unavailable, which is not 0.</summary>
/// <param name="Name">What happens, in words.</param>
/// <param name="Part">The part of the technology file it is priced with; of an RC cell, whose energy comes from physics, the resistor.</param>
/// <param name="Count">Events per neuron and sample; for static power, circuits per neuron.</param>
/// <param name="EnergyJoules">Count times price in joules.</param>
/// <param name="AreaSquareMeters">Silicon per neuron in m2, this neuron's share of what is shared; 0 when another row holds the circuit.</param>
/// <param name="Source">Where the price of the energy comes from.</param>
/// <param name="Status">How far the row can be trusted, the worse of energy and area; null when the energy has no price.</param>
public sealed record EstimateRow(
    string Name, Part Part, double Count, PriceRange? EnergyJoules, PriceRange? AreaSquareMeters, string Source, FigureStatus? Status);
