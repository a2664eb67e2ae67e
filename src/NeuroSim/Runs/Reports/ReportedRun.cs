using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroSim.Recording.Representations;
using NeuroSim.Runs.Sequences;

namespace NeuroSim.Runs.Reports;

/// <summary>A finished run as its folder has it.</summary>
internal sealed record ReportedRun
{
    /// <summary>What the page calls it; unique on a page.</summary>
    public required string Label { get; init; }

    /// <summary>Its folder, absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>The experiment as run.</summary>
    public required Experiment Experiment { get; init; }

    /// <summary>The same as text.</summary>
    public required string Yaml { get; init; }

    /// <summary>What it found.</summary>
    public required RunResult Result { get; init; }

    /// <summary>Its <c>metrics.csv</c>; null when it is not there.</summary>
    public required CsvTable? Metrics { get; init; }

    /// <summary>Its <c>environment.json</c>: names and values; empty when it is not there.</summary>
    public required ImmutableArray<(string Name, string Value)> Environment { get; init; }

    /// <summary>Its <c>representation.json</c>; null when it is not there, as in the folder of an older run.</summary>
    public required Representation? Representation { get; init; }

    /// <summary>Its <c>activity.csv</c>; null when it is not there: only leaky networks have one.</summary>
    public required CsvTable? Activity { get; init; }

    /// <summary>What it costs; null when that cannot be said.</summary>
    public required RunCosts? Costs { get; init; }

    /// <summary>Why there are no costs; empty when there are.</summary>
    public required string CostsProblem { get; init; }

    /// <summary>Whether a folder holds a finished run.</summary>
    public static bool IsAt(string folder) => File.Exists(Path.Combine(folder, "result.json")) && File.Exists(Path.Combine(folder, RunIdentity.FileName));

    /// <summary>Reads a folder.</summary>
    /// <exception cref="InvalidInputException">Something in it cannot be read.</exception>
    public static ReportedRun Read(string folder, string? label = null)
    {
        string file = Path.Combine(folder, RunIdentity.FileName), metrics = Path.Combine(folder, "metrics.csv");
        (string yaml, _) = ExperimentSource.Read(file);
        Experiment experiment = ExperimentParser.Parse(yaml, file);
        RunResult result = RunResultJson.Read(Path.Combine(folder, "result.json"));
        (RunCosts? costs, string problem) = RunCosts.Of(experiment, result);
        return new ReportedRun
        {
            Label = label ?? FormattableString.Invariant($"{experiment.Name}-{experiment.Seed}"),
            Folder = folder,
            Experiment = experiment,
            Yaml = yaml,
            Result = result,
            Metrics = TableAt(metrics),
            Activity = TableAt(Path.Combine(folder, ActivityFile.Name)),
            Environment = ReadEnvironment(Path.Combine(folder, "environment.json")),
            Representation = RepresentationJson.ReadFrom(folder),
            Costs = costs,
            CostsProblem = problem,
        };
    }

    private static CsvTable? TableAt(string path) => File.Exists(path) ? CsvTable.Parse(ReportFiles.ReadText(path), path) : null;

    /// <summary>Names and values of an <c>environment.json</c>; empty when there is none that can be read.</summary>
    public static ImmutableArray<(string Name, string Value)> ReadEnvironment(string path)
    {
        try
        {
            return File.Exists(path) && JsonNode.Parse(File.ReadAllText(path)) is JsonObject document
                ? [.. document.Select(entry => (entry.Key, entry.Value?.ToString() ?? ""))]
                : [];
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            return []; // the machine is worth no report
        }
    }
}
