using System.Collections.Immutable;

namespace NeuroSim.Data;

/// <summary>A data source that is generated for every run from the run's own seed.</summary>
/// <param name="Name">As in <c>data.source</c>.</param>
/// <param name="Inputs">Numbers of an item.</param>
/// <param name="Classes">Classes.</param>
/// <param name="Train">Items to learn from when no number is asked for.</param>
/// <param name="Test">Items to test on when no number is asked for.</param>
/// <param name="Noise">Share of noise when none is asked for.</param>
public sealed record GeneratedStream(string Name, int Inputs, int Classes, int Train, int Test, double Noise)
{
    /// <summary>Categories that overlap little: <see cref="SmoothItems"/>.</summary>
    public static GeneratedStream Categories { get; } = new("categories", SmoothItems.Inputs, SmoothItems.Categories, Train: 1200, Test: 240, Noise: 0.5);

    /// <summary>Features of three paces: <see cref="TimescaleStream"/>.</summary>
    public static GeneratedStream Timescales { get; } = new("timescales", 2 * TimescaleStream.Rows, 1, Train: 20_000, Test: 3000, Noise: 0.2);

    /// <summary>Successive items that share nothing: <see cref="PrototypeStream"/>.</summary>
    public static GeneratedStream Prototypes { get; } = new("prototypes", SmoothItems.Inputs, SmoothItems.Categories, Train: 1200, Test: 240, Noise: 0.5);

    /// <summary>All of them.</summary>
    public static ImmutableArray<GeneratedStream> All { get; } = [Categories, Timescales, Prototypes];

    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(stream => stream.Name)];

    /// <summary>The one of a name; null when there is none.</summary>
    public static GeneratedStream? Of(string name) => All.FirstOrDefault(stream => stream.Name == name);

    /// <summary>The data set of a run: no images, only their shape.</summary>
    public DataSet ToDataSet() => new(Name, new ImageSet(1, Inputs, [], []), new ImageSet(1, Inputs, [], []), Classes, new PixelNormalization(0, 1), "generated");
}
