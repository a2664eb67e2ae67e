using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NeuroSim.Devices;
using NeuroSim.Runs;

namespace NeuroSim.Cli;

/// <summary>The JSON document of <c>circuit fit --json</c>.</summary>
internal static class CircuitFitDocument
{
    public static JsonObject Of(string path, ImmutableArray<PulseRun> runs, PulseFit fit, PulseFitFiles files) => new()
    {
        ["data"] = path,
        ["runs"] = runs.Length,
        ["values"] = runs.Sum(run => run.Pulses.Length),
        ["smallestSiemens"] = fit.SmallestSiemens,
        ["largestSiemens"] = fit.LargestSiemens,
        ["best"] = PulseFitFiles.WordOf(fit.Best.Pulses.Law),
        ["laws"] = new JsonArray([.. fit.Laws.Select(law => (JsonNode)Law(law))]),
        ["device"] = files.DevicePath,
        ["curves"] = files.CurvesPath,
    };

    private static JsonObject Law(LawFit law) => new()
    {
        ["law"] = PulseFitFiles.WordOf(law.Pulses.Law),
        ["parameters"] = new JsonObject(CircuitFitParameters.Of(law.Pulses).Select(entry => KeyValuePair.Create(entry.Name, (JsonNode?)entry.Value))),
        ["rmsSiemens"] = law.RmsSiemens,
        ["rmsOfRange"] = law.RmsOfRange,
        ["cycleNoise"] = law.Pulses.CycleNoise,
        ["readNoiseSiemens"] = law.ReadNoiseSiemens,
        ["criterion"] = law.Criterion,
    };
}
