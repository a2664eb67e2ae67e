using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroSim.Engines;

namespace NeuroSim.Runs.Sweeps;

/// <summary>Why a point has no result.</summary>
/// <param name="Kind">One word: <c>diverged</c>, <c>memory</c>, <c>internal</c>, or that of an <see cref="InvalidInputException"/>.</param>
/// <param name="Message">What went wrong and what would help, one paragraph.</param>
/// <param name="Where">Where, as far as known.</param>
public sealed record PointFailure(string Kind, string Message, string? Where)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>Whether the same point would fail again in the same way: learning that diverged does, anything else may have been the machine.</summary>
    public bool IsCertain => Kind == "diverged";

    /// <summary>The failure behind an exception.</summary>
    public static PointFailure Of(Exception exception) => exception switch
    {
        InvalidInputException invalid => new(invalid.Kind, invalid.Message, invalid.Where),
        NonFiniteSignalException diverged => new("diverged", diverged.Message, diverged.Where),
        OutOfMemoryException => new("memory", "There is not enough memory for this network and data set; use fewer neurons (network.layers), fewer images (data.train), or fewer points at once (--jobs).", null),
        _ => new("internal", $"This should not happen ({exception.GetType().Name}: {exception.Message}). Please report it with the experiment.yaml of the folder.", null),
    };

    /// <summary>The document <c>failed.json</c>.</summary>
    public string ToJson() => new JsonObject { ["kind"] = Kind, ["message"] = Message, ["where"] = Where }.ToJsonString(Indented) + "\n";

    /// <summary>Reads what <see cref="ToJson"/> wrote; a file that is none counts as a failure of unknown kind.</summary>
    public static PointFailure Read(string path)
    {
        try
        {
            JsonNode root = JsonNode.Parse(File.ReadAllText(path))!;
            return new PointFailure((string)root["kind"]!, (string)root["message"]!, (string?)root["where"]);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException or IOException or UnauthorizedAccessException)
        {
            return new PointFailure("output", $"\"{path}\" cannot be read: {error.Message}", path);
        }
    }
}
