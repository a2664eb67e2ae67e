using System.Collections.Immutable;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>The passes of a batch through a network, in order, and the layers whose weights they share (<see cref="Network.Passes"/>).</summary>
internal sealed class BatchPasses
{
    private readonly ImmutableArray<BatchPass> _passes;
    private readonly ImmutableArray<int> _layerOf;

    /// <summary>Room for all passes.</summary>
    public BatchPasses(Network network, NetworkState state, IReadOnlyList<BatchInput> images)
    {
        _layerOf = network.Passes;
        var passes = ImmutableArray.CreateBuilder<BatchPass>(_layerOf.Length);
        foreach (int layer in _layerOf)
            passes.Add(new BatchPass(state.Layers[layer], network.Batch!.Batch, passes.LastOrDefault()));
        _passes = passes.MoveToImmutable();
        Layers = [.. state.Layers.Select((layer, l) => new BatchLayer(layer, [.. _passes.Where((_, p) => _layerOf[p] == l)], images, network.Optimizer.Kind))];
    }

    /// <summary>The layers, in the order data takes.</summary>
    public ImmutableArray<BatchLayer> Layers { get; }

    /// <summary>What a checkpoint holds beyond the layers' state.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections =>
        Layers.SelectMany((layer, l) => layer.Sections.Select(section => ($"batch{l}/{section.Name}", section.Values)));

    /// <summary>How many passes.</summary>
    public int Count => _passes.Length;

    /// <summary>The pass that sees what the last layer makes of it all.</summary>
    public BatchPass Last => _passes[^1];

    /// <summary>Pass number <paramref name="pass"/>.</summary>
    public BatchPass this[int pass] => _passes[pass];

    /// <summary>The layer a pass goes through.</summary>
    public BatchLayer LayerOf(int pass) => Layers[_layerOf[pass]];

    /// <summary>Number of that layer.</summary>
    public int NumberOf(int pass) => _layerOf[pass];
}
