using NeuroSim.Crossbars;
using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Networks;

/// <summary>Everything a layer of a local rule remembers between two passes. What its rule does not have is empty.</summary>
public sealed class LocalLayerState
{
    /// <summary>An all-zero state.</summary>
    /// <param name="layer">Shape.</param>
    /// <param name="rule">Rule.</param>
    public LocalLayerState(Layer layer, LocalRule rule)
    {
        ArgumentNullException.ThrowIfNull(layer);
        Layer = layer;
        int registers = rule == LocalRule.Clapp ? layer.Neurons : 0, padded = AlignedFloats.Padded(registers);
        Forward = new ForwardCrossbar(layer.Inputs, layer.Neurons);
        (Prediction, Retrodiction) = (new ForwardCrossbar(registers, registers), new ForwardCrossbar(registers, registers));
        (Context, ContextSlope) = (new AlignedFloats(padded), new AlignedFloats(padded));
        ContextInput = new AlignedFloats(rule == LocalRule.Clapp ? Forward.Stride : 0);
        Trace = new AlignedFloats(rule == LocalRule.ForwardForward ? AlignedFloats.Padded(layer.Neurons) : 0);
    }

    /// <summary>I inputs, D neurons.</summary>
    public Layer Layer { get; }

    /// <summary>W and b.</summary>
    public ForwardCrossbar Forward { get; }

    /// <summary>P of CLAPP, D x D: what the context says of the present activity; without bias.</summary>
    public ForwardCrossbar Prediction { get; }

    /// <summary>R of CLAPP, D x D: what the present activity says of the context; in place of P transposed, and without bias.</summary>
    public ForwardCrossbar Retrodiction { get; }

    /// <summary>c of CLAPP: registers of the activity at the context tile, D (padded, as all by neuron).</summary>
    public AlignedFloats Context { get; }

    /// <summary>Registers of the slope at the context tile, 0 or 1, D.</summary>
    public AlignedFloats ContextSlope { get; }

    /// <summary>Registers of the layer's input at the context tile, I padded.</summary>
    public AlignedFloats ContextInput { get; }

    /// <summary>m of Forward-Forward: the running mean of a neuron's activity in positive passes, D.</summary>
    public AlignedFloats Trace { get; }

    /// <summary>Every array a checkpoint must hold, with a name that is stable between versions.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections() =>
    [
        ("weights", Forward.Cells), ("bias", Forward.Bias), ("prediction", Prediction.Cells), ("retrodiction", Retrodiction.Cells),
        ("context", Context), ("context-slope", ContextSlope), ("context-input", ContextInput), ("trace", Trace),
    ];
}
