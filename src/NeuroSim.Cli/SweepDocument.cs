using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NeuroSim.Costs;
using NeuroSim.Runs;
using NeuroSim.Runs.Sweeps;

namespace NeuroSim.Cli;

/// <summary>The JSON document of <c>run --json</c> with a sweep.</summary>
internal sealed class SweepDocument(SweepPlan plan, SweepFolder folder, EngineKind engine, long peakMemoryBytes)
{
    public JsonObject Of(IEnumerable<PointOutcome> outcomes, PointOutcome? best, ImmutableArray<OrderingOutcome> orderings)
    {
        PointOutcome[] all = [.. outcomes];
        return new JsonObject
        {
            ["name"] = plan.Experiment.Name,
            ["seed"] = plan.Experiment.Seed,
            ["points"] = new JsonArray([.. all.Where(outcome => outcome.Result is not null).Select(outcome => (JsonNode)Point(outcome))]),
            ["failed"] = new JsonArray([.. all.Where(outcome => outcome.Failure is not null).Select(outcome => (JsonNode)Failed(outcome))]),
            ["missing"] = new JsonArray([.. all.Where(outcome => outcome.Status == PointStatus.Missing).Select(outcome => (JsonNode)outcome.Point)]),
            ["best"] = best?.Point,
            ["orderings"] = new JsonArray([.. orderings.Select(one => (JsonNode)new JsonObject
            {
                ["figure"] = one.Figure,
                ["wanted"] = one.Wanted,
                ["got"] = one.Got,
                ["met"] = one.Met,
                ["confidence"] = one.Confidence,
            })]),
            ["table"] = folder.TablePath,
            ["runFolder"] = folder.Path,
        };
    }

    private JsonObject Point(PointOutcome outcome)
    {
        RunResult result = outcome.Result!;
        var expectations = plan.Experiment.Expected.Evaluate(RunFigures.Of(result, outcome.Speed, peakMemoryBytes));
        JsonObject document = RunDocument.Of(result, outcome.Speed, engine, peakMemoryBytes, expectations, outcome.Folder);
        document.Insert(0, "point", outcome.Point);
        document.Insert(1, "settings", Settings(outcome.Point));
        if (outcome.Costs is { } costs)
        {
            PriceRange energy = costs.EnergyJoules;
            document["energyPerNeuronPerSampleJoules"] = new JsonObject { ["low"] = energy.Low, ["typical"] = energy.Typical, ["high"] = energy.High };
            document["areaPerNeuronSquareMeters"] = costs.AreaSquareMeters;
            document["footprintBitsPerNeuron"] = costs.FootprintBits;
            document["periodSeconds"] = costs.PeriodSeconds;
            document["chipSamplesPerSecond"] = costs.ChipSamplesPerSecond;
            document["feasible"] = costs.Feasible;
        }

        return document;
    }

    private JsonObject Failed(PointOutcome outcome) => new()
    {
        ["point"] = outcome.Point,
        ["settings"] = Settings(outcome.Point),
        ["kind"] = outcome.Failure!.Kind,
        ["message"] = outcome.Failure.Message,
        ["where"] = outcome.Failure.Where,
        ["runFolder"] = outcome.Folder,
    };

    /// <summary>Quantities as numbers in SI units, words and lists as texts.</summary>
    private JsonObject Settings(int point) => new(plan.Points[point].Settings.Select(setting =>
        KeyValuePair.Create(setting.Key, SweepPoint.NumberOf(setting.Value) is { } number ? JsonValue.Create(number) : (JsonNode?)setting.Value)));
}
