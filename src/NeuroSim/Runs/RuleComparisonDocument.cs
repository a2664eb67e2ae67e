using System.Text.Json.Nodes;
using NeuroSim.Costs;

namespace NeuroSim.Runs;

/// <summary>The JSON document of a comparison of rules.</summary>
public static class RuleComparisonDocument
{
    /// <summary>The document.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="report">Path of its page.</param>
    public static JsonObject Of(RuleComparison comparison, string report)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new JsonObject
        {
            ["verdict"] = comparison.Verdict,
            ["rules"] = new JsonArray([.. comparison.Rules.Select(rule => (JsonNode)Rule(rule))]),
            ["report"] = report,
        };
    }

    private static JsonObject Rule(RuleOutcome rule)
    {
        var document = new JsonObject
        {
            ["name"] = rule.Experiment.Name,
            ["rule"] = ExperimentWords.Of(ExperimentWords.Rules, rule.Experiment.Learning.Rule),
            ["layers"] = new JsonArray([.. rule.Experiment.Network.Layers.Select(neurons => (JsonNode)neurons)]),
            ["dataSource"] = rule.Result.DataSource,
            ["samples"] = rule.Result.Samples,
            ["judge"] = rule.Experiment.JudgeInWords,
            ["accuracy"] = double.IsNaN(rule.Result.Accuracy) ? null : rule.Result.Accuracy,
            ["accuracyPerLayer"] = new JsonArray([.. rule.Result.AccuracyPerLayer.Select(accuracy => (JsonNode)accuracy)]),
            ["obstacle"] = rule.Obstacle,
            ["runFolder"] = rule.Folder,
        };
        if (rule.Cost is not { } cost)
            return document;
        document["technology"] = cost.Technology;
        document["energyPerLearningSampleJoules"] = cost.Neurons * cost.Learning.EnergyJoules.Typical;
        document["energyPerInferenceJoules"] = cost.Neurons * cost.Inference.EnergyJoules.Typical;
        document["energyPerNeuronPerSampleJoules"] = Range(cost.Learning.EnergyJoules);
        document["areaPerNeuronSquareMeters"] = Range(cost.Learning.AreaSquareMeters);
        document["footprintBitsPerNeuron"] = cost.Bits;
        document["capacitorsPerNeuron"] = cost.Capacitors;
        document["synapseCellsPerNeuron"] = cost.SynapseCells;
        document["neurons"] = cost.Neurons;
        document["passesPerLearningSample"] = cost.Passes;
        document["messagesPerLearningSample"] = cost.Messages;
        return document;
    }

    private static JsonObject Range(PriceRange range) => new() { ["low"] = range.Low, ["typical"] = range.Typical, ["high"] = range.High };
}
