using System.Collections.Immutable;
using NeuroSim.Engines.Local;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Runs.Local;

/// <summary>Puts the state and counts of a network of a local rule into a checkpoint and takes them out again.</summary>
internal static class LocalCheckpoint
{
    public static void Save(CheckpointWriter writer, LocalState state, ImmutableArray<LocalCounts> counts)
    {
        for (int l = 0; l < counts.Length; l++)
            writer.Write(CountsOf(l), (ReadOnlySpan<long>)counts[l].ToValues());
        foreach ((string name, AlignedFloats values) in state.Sections())
            writer.Write(name, (ReadOnlySpan<float>)values.Span);
    }

    /// <summary>Fills <paramref name="state"/>, whose position is the checkpoint's times the passes of a sample, and returns the counts up to there.</summary>
    public static ImmutableArray<LocalCounts> Load(CheckpointReader reader, LocalState state, int passesPerSample)
    {
        foreach ((string name, AlignedFloats values) in state.Sections())
            reader.Read(name, values.Span);
        state.Passes = reader.Sample * passesPerSample;
        return [.. state.Layers.Select((_, l) => LoadCounts(reader, l))];
    }

    private static LocalCounts LoadCounts(CheckpointReader reader, int layer)
    {
        long[] values = new long[LocalCounts.Values];
        reader.Read(CountsOf(layer), values.AsSpan());
        return LocalCounts.FromValues(values);
    }

    private static string CountsOf(int layer) => $"layer{layer}/counts";
}
