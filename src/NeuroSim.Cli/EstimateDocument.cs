using System.Text.Json.Nodes;
using NeuroSim.Costs;
using NeuroSim.Memories;
using NeuroSim.Runs;

namespace NeuroSim.Cli;

/// <summary>The JSON document of <c>estimate --json</c>.</summary>
internal static class EstimateDocument
{
    public static JsonObject Of(CostEstimate costs, string mode, PhaseEstimate phase)
    {
        EnergyEstimate estimate = costs.Estimate;
        JsonObject neuron = Neuron(phase);
        neuron["footprintBits"] = estimate.Footprint.Bits;
        neuron["capacitors"] = new JsonArray([.. Capacitors("mean", costs.Network.MeanCell), .. Capacitors("variance", costs.Network.VarianceCell), .. Capacitors("previous", costs.Network.PreviousCell)]);
        return new JsonObject
        {
            ["technology"] = estimate.Technology,
            ["mode"] = mode,
            ["perNeuron"] = neuron,
            ["split"] = new JsonArray([.. EnergySplit.Of(phase).Select(Split)]),
            ["optimizers"] = new JsonArray([.. costs.Optimizers.Select(entry => (JsonNode)new JsonObject
            {
                ["optimizer"] = EstimateTable.NameOf(entry.Kind),
                ["energyJoules"] = Range(entry.Estimate.Learning.EnergyJoules),
                ["areaSquareMeters"] = Range(entry.Estimate.AreaSquareMeters),
                ["footprintBits"] = entry.Estimate.Footprint.Bits,
                ["numbersPerNeuron"] = entry.Estimate.Footprint.OptimizerNumbers,
            })]),
            ["schedules"] = new JsonArray([.. costs.Timings.Select(timing => (JsonNode)new JsonObject
            {
                ["schedule"] = RunResultJson.NameOf(timing.Schedule),
                ["periodSeconds"] = timing.PeriodSeconds,
                ["latencySeconds"] = timing.LatencySeconds,
                ["chipSamplesPerSecond"] = timing.SamplesPerSecond,
            })]),
            ["references"] = new JsonArray([.. estimate.References.Select(line => (JsonNode)new JsonObject
            {
                ["name"] = line.Name,
                ["energyJoules"] = Range(mode == "learning" ? line.LearningJoules : line.InferenceJoules),
                ["source"] = line.Source,
            })]),
            ["forwardReadJoulesPerMac"] = new JsonArray([.. estimate.Layers.Select(layer => (JsonNode)Range(layer.ForwardReadJoulesPerMac))]),
            ["unavailable"] = new JsonArray([.. phase.Unavailable.Concat(estimate.Unavailable).Distinct().Select(text => (JsonNode)text)]),
            ["assumptions"] = new JsonArray([.. estimate.Assumptions.Select(text => (JsonNode)text)]),
            ["warnings"] = new JsonArray([.. estimate.Warnings.Select(text => (JsonNode)text)]),
        };
    }

    /// <summary>A neuron's components and their sums.</summary>
    public static JsonObject Neuron(PhaseEstimate phase) => new()
    {
        ["components"] = new JsonArray([.. phase.Rows.Select(Component)]),
        ["energyJoules"] = Range(phase.EnergyJoules),
        ["areaSquareMeters"] = Range(phase.AreaSquareMeters),
    };

    private static JsonNode Component(EstimateRow row) => new JsonObject
    {
        ["name"] = row.Name,
        ["count"] = row.Count,
        ["energyJoules"] = row.EnergyJoules is { } energy ? Range(energy) : null,
        ["areaSquareMeters"] = row.AreaSquareMeters is { } area ? Range(area) : null,
        ["source"] = row.Source,
        ["status"] = row.Status?.ToString().ToLowerInvariant() ?? "unavailable",
    };

    private static JsonNode Split(EnergySplit split) => new JsonObject
    {
        ["group"] = split.Name,
        ["energyJoules"] = Range(split.EnergyJoules),
        ["areaSquareMeters"] = Range(split.AreaSquareMeters),
        ["share"] = split.Share,
        ["totalWithoutJoules"] = split.WithoutJoules,
    };

    private static IEnumerable<JsonNode> Capacitors(string name, MemoryCell? cell) =>
        cell is null ? [] : cell.Capacitors.Select(farads => (JsonNode)new JsonObject { ["name"] = name, ["farads"] = farads });

    private static JsonObject Range(PriceRange range) => new() { ["low"] = range.Low, ["typical"] = range.Typical, ["high"] = range.High };
}
