using System.Text.Json.Nodes;
using NeuroSim.Costs;

namespace NeuroSim.Runs;

/// <summary>The JSON document of a comparison, with camel-case keys and SI units in them.</summary>
public static class ComparisonDocument
{
    /// <summary>The document.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="report">Path of its report.</param>
    public static JsonObject Of(Comparison comparison, string report)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new JsonObject
        {
            ["verdict"] = Verdict.Of(comparison),
            ["name"] = comparison.Experiment.Name,
            ["seed"] = comparison.Experiment.Seed,
            ["dataSource"] = comparison.Experiment.Data.Source,
            ["dataOrigin"] = comparison.DataOrigin,
            ["technology"] = comparison.Experiment.Hardware.Technology,
            ["untrainedAccuracy"] = comparison.UntrainedAccuracy,
            ["schedules"] = new JsonArray([.. comparison.Schedules.Select(outcome => (JsonNode)Of(outcome))]),
            ["report"] = report,
        };
    }

    private static JsonObject Of(ScheduleOutcome outcome)
    {
        EnergyEstimate estimate = outcome.Estimate;
        JsonObject document = RunResultJson.ToNode(outcome.Result);
        document["periodSeconds"] = estimate.Timing?.PeriodSeconds;
        document["chipSamplesPerSecond"] = estimate.Timing?.SamplesPerSecond;
        document["latencySeconds"] = estimate.Timing?.LatencySeconds;
        document["busyShares"] = estimate.Timing is { } timing ? Of(timing.Busy) : null;
        document["energyPerNeuronPerSampleJoules"] = Of(estimate.Learning.EnergyJoules);
        document["inferenceEnergyPerNeuronPerSampleJoules"] = Of(estimate.Inference.EnergyJoules);
        document["areaPerNeuronSquareMeters"] = estimate.AreaSquareMeters.Typical;
        document["areaPerNeuronSquareMetersRange"] = Of(estimate.AreaSquareMeters);
        document["footprintBitsPerNeuron"] = estimate.Footprint.Bits;
        document["capacitorsPerNeuron"] = estimate.Footprint.Capacitors;
        document["learningComponents"] = Of(estimate.Learning);
        document["inferenceComponents"] = Of(estimate.Inference);
        document["unavailable"] = Texts(estimate.Unavailable);
        document["warnings"] = Texts(estimate.Warnings);
        document["firstDifferenceTick"] = outcome.FirstDifference?.Tick;
        document["firstDifferenceSample"] = outcome.FirstDifference?.Sample;
        document["firstDifferenceSignal"] = outcome.FirstDifference?.Signal.ToString();
        document["engine"] = outcome.Speed?.Engine.ToString().ToLowerInvariant();
        document["trainSeconds"] = outcome.Speed?.TrainSeconds;
        document["samplesPerSecond"] = outcome.Speed?.SamplesPerSecond;
        return document;
    }

    private static JsonArray Of(PhaseEstimate phase) => new([.. phase.Rows.Select(row => (JsonNode)new JsonObject
    {
        ["name"] = row.Name,
        ["count"] = row.Count,
        ["energyJoules"] = row.EnergyJoules is { } energy ? Of(energy) : "unavailable",
        ["areaSquareMeters"] = row.AreaSquareMeters?.Typical,
        ["source"] = row.Source,
    })]);

    private static JsonObject Of(BusyShares busy) => new()
    {
        ["forwardArray"] = busy.ForwardArray,
        ["lateralArray"] = busy.LateralArray,
        ["neuronArithmetic"] = busy.NeuronArithmetic,
        ["errorArithmetic"] = busy.ErrorArithmetic,
        ["writeDrivers"] = busy.WriteDrivers,
    };

    private static JsonObject Of(PriceRange range) => new() { ["low"] = range.Low, ["typical"] = range.Typical, ["high"] = range.High };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
