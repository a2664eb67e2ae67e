using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NeuroSim.Runs;

namespace NeuroSim.Cli;

/// <summary>The JSON document of <c>run --json</c>.</summary>
internal static class RunDocument
{
    /// <summary>The document; <paramref name="speed"/>, <paramref name="engine"/> and <paramref name="peakMemoryBytes"/> are null where they are not known, of a finished run without its <see cref="SpeedFile"/>.</summary>
    public static JsonObject Of(
        RunResult result, RunSpeed? speed, EngineKind? engine, long? peakMemoryBytes, ImmutableArray<ExpectationOutcome> outcomes, string folder)
    {
        JsonObject document = RunResultJson.ToNode(result);
        document["engine"] = engine?.ToString().ToLowerInvariant();
        document["trainSeconds"] = speed?.TrainSeconds;
        document["samplesPerSecond"] = speed?.SamplesPerSecond;
        document["peakMemoryBytes"] = peakMemoryBytes;
        document["expectations"] = new JsonArray([.. outcomes.Select(outcome => (JsonNode)new JsonObject
        {
            ["key"] = outcome.Key,
            ["wanted"] = outcome.Wanted,
            ["got"] = outcome.Got,
            ["met"] = outcome.Met,
        })]);
        document["runFolder"] = folder;
        return document;
    }
}
