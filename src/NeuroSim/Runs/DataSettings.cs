using NeuroSim.Data;

namespace NeuroSim.Runs;

/// <summary>Which images an experiment uses.</summary>
/// <param name="Source">
/// <c>auto</c> (MNIST when found, else the built-in digits), <c>mnist</c>, <c>digits</c>, <c>fashion-mnist</c>, or with a slash in it a folder of
/// four IDX files.
/// </param>
/// <param name="Train">
/// Training images, 1 .. 10,000,000, the first ones; null: all there are (60,000 built-in digits). For the rules that learn item by item, the most of them: as many
/// of every class.
/// </param>
/// <param name="Test">Test images, 1 .. 1,000,000, the first ones; null: all there are (10,000 built-in digits).</param>
public sealed record DataSettings(string Source, int? Train, int? Test)
{
    /// <summary>What happens to training images before they are learned from; the head and the test see them as they are. Null: nothing.</summary>
    public AugmentSettings? Augment { get; init; }

    /// <summary>Share of uniform noise in the items of a generated stream, 0 .. 1; null: that of its source.</summary>
    public double? Noise { get; init; }

    /// <summary>Whether <c>timescales</c> draws a state at every switch; else it alternates.</summary>
    public bool DrawsStates { get; init; }

    /// <summary>The same settings with the data set that was found, counted: a resumed run cannot take another.</summary>
    public DataSettings Found(DataSet data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.IsGenerated ? this : this with { Source = Source == DataCatalog.Auto ? data.Name : Source, Train = data.Train.Count, Test = data.Test.Count };
    }

    /// <summary>How an experiment spells "all there are".</summary>
    public const string All = "all";
}
