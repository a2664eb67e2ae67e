using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;

namespace NeuroSim.Costs;

/// <summary>
/// What a neuron must remember, counted per neuron; what a layer shares is divided by its neurons. The register that holds a word
/// line's value during its read is part of its converter and not counted.
/// </summary>
/// <param name="NeuronBits">Digital bits of the neuron's own state: the previous activation, and memories that are registers.</param>
/// <param name="ScheduleBits">
/// Bits beyond that: the input buffer and the error register of <c>pipelined</c>, the lateral register of <c>shifted</c>, and for K &gt; 1
/// K held inputs and K held errors.
/// </param>
/// <param name="OptimizerBits">Bits of per-synapse state: two numbers per synapse for Adam, else 0.</param>
/// <param name="Capacitors">Capacitors of the neuron's memories: mean and variance, and the gradient scale of neuron-rms.</param>
/// <param name="SynapseCells">Weight cells, feed-forward (with bias) and lateral.</param>
public sealed record Footprint(double NeuronBits, double ScheduleBits, double OptimizerBits, double Capacitors, double SynapseCells)
{
    /// <summary>All digital bits per neuron.</summary>
    public double Bits => NeuronBits + ScheduleBits + OptimizerBits;

    /// <summary>Numbers the optimiser keeps per neuron: sgd 0, neuron-rms 1 (on a capacitor), Adam 2 per synapse.</summary>
    public double OptimizerNumbers { get; init; }

    /// <summary>The footprint of one neuron of <paramref name="layer"/>.</summary>
    public static Footprint Of(Technology technology, Network network, Layer layer)
    {
        ArgumentNullException.ThrowIfNull(technology);
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(layer);
        double bits = technology.Design.ValueBits.Typical, inputs = layer.Inputs / (double)layer.Neurons;
        int pipelined = network.Schedule == Schedule.Pipelined ? 1 : 0, shifted = network.Schedule == Schedule.Shifted ? 1 : 0;
        int held = network.WriteEvery > 1 ? network.WriteEvery : 0;
        double synapses = layer.Inputs + 1;
        bool adam = network.Optimizer.Kind == OptimizerKind.Adam, scaled = network.Optimizer.Kind == OptimizerKind.NeuronRms;
        MemoryCell[] cells = [network.MeanCell, network.VarianceCell, .. scaled ? [network.VarianceCell] : (MemoryCell[])[], .. network.PreviousCell is { } previous ? [previous] : (MemoryCell[])[]];
        return new Footprint(
            cells.Sum(cell => (cell.Groups[0] as RegisterCell)?.Bits ?? 0) + (network.PreviousCell is null ? bits : 0),
            bits * ((pipelined + held) * (inputs + 1) + shifted),
            adam ? 2 * synapses * technology.Design.StateBits.Typical : 0,
            cells.Sum(cell => cell.Capacitors.Length),
            synapses + layer.Neurons - 1)
        { OptimizerNumbers = adam ? 2 * synapses : scaled ? 1 : 0 };
    }

    /// <summary>The mean over layers, each weighted with its share of the neurons.</summary>
    internal static Footprint Mean(IReadOnlyList<(double Share, Footprint Footprint)> layers)
    {
        return new Footprint(
            Of(f => f.NeuronBits), Of(f => f.ScheduleBits), Of(f => f.OptimizerBits), Of(f => f.Capacitors), Of(f => f.SynapseCells))
        { OptimizerNumbers = Of(f => f.OptimizerNumbers) };

        double Of(Func<Footprint, double> part) => layers.Sum(layer => layer.Share * part(layer.Footprint));
    }
}
