using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Neurons;

namespace NeuroSim.Costs;

/// <summary>Latencies of a layer's parts in seconds (or in any other unit of time: the period formulas are linear).</summary>
internal readonly record struct PartSeconds(double ForwardRead, double Neuron, double LateralRead, double Error, double WeightWrite, double LateralWrite)
{
    /// <summary>The parts' latencies in whole ticks, each rounded up.</summary>
    internal PartLatencies InTicks(double tickSeconds) => new(
        Ceiling(ForwardRead, tickSeconds), Ceiling(Neuron, tickSeconds), Ceiling(LateralRead, tickSeconds),
        Ceiling(Error, tickSeconds), Ceiling(WeightWrite, tickSeconds), Ceiling(LateralWrite, tickSeconds));

    /// <summary>The shortest period of <paramref name="schedule"/> with these latencies, in seconds.</summary>
    internal double Period(Schedule schedule) => SchedulePeriod.Of(schedule, ForwardRead, Neuron, LateralRead, Error, WeightWrite, LateralWrite);

    /// <summary>Each part's longest latency in any of <paramref name="layers"/>: all layers run at the pace of the slowest.</summary>
    internal static PartSeconds Slowest(IReadOnlyCollection<PartSeconds> layers) => new(
        layers.Max(part => part.ForwardRead), layers.Max(part => part.Neuron), layers.Max(part => part.LateralRead),
        layers.Max(part => part.Error), layers.Max(part => part.WeightWrite), layers.Max(part => part.LateralWrite));

    /// <summary>
    /// From prices: a read is DAC, settling, the shared converter going through its columns, and a tree of adders over the arrays a
    /// column is split over. The neuron step is activation, memory buffer and squarer in series; the error step includes the gradient
    /// scale when there is one. Adam's per-synapse state adds one number after the other to the write of a neuron's column.
    /// </summary>
    internal static PartSeconds Of(LatencyTable table, Network network, Layer layer)
    {
        bool scaled = network.Optimizer.Kind == OptimizerKind.NeuronRms, adam = network.Optimizer.Kind == OptimizerKind.Adam;
        double activation = table[layer.Activation == Activation.Relu ? Part.ActivationCompare : Part.ActivationLookup];
        double state = adam ? 2.0 * (layer.Inputs + 1) * table[Part.SynapseState] / network.WriteEvery : 0;
        return new PartSeconds(
            ForwardRead: table.Read(Part.FeedForwardCell, layer.Inputs),
            Neuron: activation + table[Part.MemoryBuffer] + table[Part.Squarer],
            LateralRead: table.Read(Part.LateralCell, layer.Neurons),
            Error: table[Part.ErrorArithmetic] + (scaled ? table[Part.GradientScale] : 0),
            WeightWrite: table.Write(Part.FeedForwardCell) + state,
            LateralWrite: table.Write(Part.LateralCell));
    }

    /// <summary>Whole ticks, rounded up; a millionth of a tick is rounding error of the division, not time.</summary>
    internal static long Ceiling(double seconds, double tickSeconds) => (long)Math.Ceiling(Math.Round(seconds / tickSeconds, 6));
}
