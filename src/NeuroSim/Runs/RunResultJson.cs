using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroSim.Engines;
using NeuroSim.Networks;
using NeuroSim.Recording;

namespace NeuroSim.Runs;

/// <summary><c>result.json</c>: a <see cref="RunResult"/> as JSON with camel-case keys.</summary>
public static class RunResultJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>The document as text.</summary>
    public static string Write(RunResult result) => ToNode(result).ToJsonString(Indented) + "\n";

    /// <summary>The document.</summary>
    public static JsonObject ToNode(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var document = new JsonObject
        {
            ["name"] = result.Name,
            ["seed"] = result.Seed,
            ["schedule"] = NameOf(result.Schedule),
            ["dataSource"] = result.DataSource,
            ["samples"] = result.Samples,
            ["accuracy"] = double.IsNaN(result.Accuracy) ? null : result.Accuracy,
            ["accuracyPerLayer"] = ArrayOf(result.AccuracyPerLayer),
            ["accuracyPerClass"] = ArrayOf(result.AccuracyPerClass),
            ["stateSha256"] = result.StateSha256,
            ["operationCounts"] = new JsonArray([.. result.Counts.Layers.Select(layer => (JsonNode)CountsOf(layer))]),
        };
        if (!result.Traffic.IsEmpty)
            document["traffic"] = JsonSerializer.SerializeToNode(result.Traffic, JsonSerializerOptions.Web);
        if (result.CoSimulation is { } circuits)
            document["coSimulation"] = JsonSerializer.SerializeToNode(circuits, JsonSerializerOptions.Web);
        if (!result.Figures.IsEmpty)
            document["figures"] = FiguresOf(result);
        return document;
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: not such a document.</exception>
    public static RunResult Read(string path)
    {
        try
        {
            JsonNode root = JsonNode.Parse(File.ReadAllText(path))!;
            return new RunResult(
                (string)root["name"]!, (ulong)root["seed"]!, Enum.Parse<Schedule>((string)root["schedule"]!, ignoreCase: true),
                (string)root["dataSource"]!, (long)root["samples"]!, root["accuracy"] is { } accuracy ? Share(accuracy) : double.NaN, Doubles(root["accuracyPerLayer"]!),
                Doubles(root["accuracyPerClass"]!), (string)root["stateSha256"]!,
                new OperationCounts([.. root["operationCounts"]!.AsArray().Select(layer => layer.Deserialize<LayerCounts>(JsonSerializerOptions.Web)!)]))
            {
                Figures = root["figures"]?.AsObject().ToImmutableSortedDictionary(figure => figure.Key, figure => Doubles(figure.Value!["runs"]!), StringComparer.Ordinal)
                    ?? ImmutableSortedDictionary<string, ImmutableArray<double>>.Empty,
                Traffic = root["traffic"]?.Deserialize<ImmutableArray<LayerTraffic>>(JsonSerializerOptions.Web) ?? [],
                CoSimulation = root["coSimulation"]?.Deserialize<CoSimulationResult>(JsonSerializerOptions.Web),
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException or ArgumentException or FormatException or IOException)
        {
            throw new InvalidInputException("output", $"\"{path}\" is no result of a run; delete the file and use --resume to measure again.", path, error);
        }
    }

    /// <summary>A fraction of 1; a file that says otherwise was altered.</summary>
    private static double Share(JsonNode node) => (double)node is >= 0 and <= 1 and var share ? share : throw new FormatException("An accuracy is no fraction of 1.");

    /// <summary>Mean over networks, standard deviation of that mean when networks are drawn anew from those that ran, and every network's own.</summary>
    private static JsonObject FiguresOf(RunResult result)
    {
        var bootstrap = new Bootstrap(result.Figures.Values.First().Length, result.Seed);
        return new JsonObject(result.Figures.Select(figure => KeyValuePair.Create(figure.Key, (JsonNode?)new JsonObject
        {
            ["mean"] = figure.Value.Average(),
            ["deviation"] = bootstrap.Deviation(figure.Value.AsSpan()),
            ["runs"] = ArrayOf(figure.Value),
        })));
    }

    /// <summary>A schedule as experiments spell it.</summary>
    public static string NameOf(Schedule schedule) => schedule.ToString().ToLowerInvariant();

    private static JsonNode CountsOf(LayerCounts counts) => JsonSerializer.SerializeToNode(counts, JsonSerializerOptions.Web)!;

    private static JsonArray ArrayOf(ImmutableArray<double> values) =>
        new([.. values.Select(value => double.IsNaN(value) ? null : (JsonNode)value)]);

    private static ImmutableArray<double> Doubles(JsonNode node) =>
        [.. node.AsArray().Select(value => value is null ? double.NaN : (double)value)];
}
