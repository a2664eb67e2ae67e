using System.Text.Json;
using NeuroSim.Recording.Representations;

namespace NeuroSim.Runs;

/// <summary><c>representation.json</c>: a <see cref="Representation"/> as compact JSON with camel-case keys, images in base64.</summary>
internal static class RepresentationJson
{
    /// <summary>Its name in a run folder.</summary>
    public const string FileName = "representation.json";

    private static readonly JsonSerializerOptions Compact = new(JsonSerializerDefaults.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>The document as text.</summary>
    public static string Write(Representation representation) => JsonSerializer.Serialize(representation, Compact) + "\n";

    /// <summary>Reads what <see cref="Write"/> wrote; null when the folder has none.</summary>
    /// <exception cref="InvalidInputException">Kind <c>run</c>: it cannot be read, or is no such document.</exception>
    public static Representation? ReadFrom(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            if (!File.Exists(path))
                return null;
            Representation read = JsonSerializer.Deserialize<Representation>(File.ReadAllText(path), Compact)!;
            return IsConsistent(read) ? read : throw Broken(path);
        }
        catch (Exception error) when (error is JsonException or NullReferenceException or IOException or UnauthorizedAccessException)
        {
            throw Broken(path, error);
        }
    }

    private static InvalidInputException Broken(string path, Exception? error = null) => new(
        "run", $"\"{path}\" is no representation of a run, or cannot be read; delete the file to report without it.", path, error);

    /// <summary>Whether everything that is named is there.</summary>
    private static bool IsConsistent(Representation all)
    {
        int classes = all.ImagesPerClass.Length, shown = Math.Min(classes, Representation.MostClasses);
        var images = all.Images.Select(one => one.Image).ToHashSet();
        return all.Rows > 0 && all.Columns > 0 && !all.Layers.IsEmpty && all.Best.Length == shown
            && images.Count == all.Images.Length && all.Images.All(one => one.Pixels.Length == all.Rows * all.Columns)
            && all.Layers.All(layer => layer.Classes.Length == classes && IsConsistent(layer.Map, shown))
            && all.Separable.Concat(all.Inseparable).All(one => one.Classes.Length == shown && HasNeuron(all, one.Layer, one.Neuron))
            && all.Early.Concat(all.Best.OfType<DrivenNeuron>()).All(
                one => HasNeuron(all, one.Layer, one.Neuron) && one.Images.All(drive => images.Contains(drive.Image)));
    }

    private static bool IsConsistent(NeuronMap map, int classes) =>
        map.Means.Length == map.Neurons.Length && map.Means.All(means => means.Length == classes)
        && map.Correlations.Length == map.Neurons.Length && map.Correlations.Select((row, i) => row.Length == i).All(fits => fits);

    private static bool HasNeuron(Representation all, int layer, int neuron) =>
        layer >= 0 && layer < all.Layers.Length && neuron >= 0 && neuron < all.Layers[layer].Separability.Length;
}
