using NeuroSim.Engines;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>Puts a network's state and operation counts into a checkpoint and takes them out again.</summary>
internal static class StateCheckpoint
{
    private const string Settled = "settled";

    public static void Save(CheckpointWriter writer, NetworkState state, IEnumerable<(string Name, AlignedFloats Values)> sections, OperationCounts counts)
    {
        writer.Write(Settled, [state.Settled ? 1L : 0L]);
        for (int l = 0; l < counts.Layers.Length; l++)
            writer.Write(CountsOf(l), counts.Layers[l].ToValues().AsSpan());
        foreach ((string name, AlignedFloats values) in sections)
            writer.Write(name, (ReadOnlySpan<float>)values.Span);
    }

    /// <summary>Fills <paramref name="state"/> and returns the counts up to the checkpoint.</summary>
    public static OperationCounts Load(CheckpointReader reader, NetworkState state, IEnumerable<(string Name, AlignedFloats Values)> sections)
    {
        foreach ((string name, AlignedFloats values) in sections)
            reader.Read(name, values.Span);
        Span<long> settled = stackalloc long[1];
        reader.Read(Settled, settled);
        (state.Samples, state.Settled) = (reader.Sample, settled[0] != 0);
        var layers = new LayerCounts[state.Layers.Length];
        long[] counted = new long[new LayerCounts().ToValues().Length];
        for (int l = 0; l < layers.Length; l++)
        {
            reader.Read(CountsOf(l), counted.AsSpan());
            layers[l] = LayerCounts.FromValues(counted);
        }

        return new OperationCounts([.. layers]);
    }

    private static string CountsOf(int layer) => $"layer{layer}/counts";
}
