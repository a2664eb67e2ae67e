using System.Collections.Immutable;
using NeuroSim.Costs;
using NeuroSim.Engines;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Neurons;

namespace NeuroSim.Tests.Costs;

/// <summary>Networks and counts the cost tests share. The counts are those of the definitions in LayerCounts, every neuron written.</summary>
internal static class Examples
{
    internal static readonly Technology Cmos28 = Technology.BuiltIn("cmos-28nm");

    internal static Network Network(params (int Inputs, int Neurons)[] layers)
    {
        var cell = new RcCell { ResistanceOhms = 10e6, CapacitanceFarads = 10e-12 };
        return new Network
        {
            Layers = [.. layers.Select(layer => new Layer(layer.Inputs, layer.Neurons, Activation.Relu))],
            MeanCell = cell,
            VarianceCell = cell,
            LateralRetention = 0.999f,
            Optimizer = new OptimizerSettings(OptimizerKind.NeuronRms, 2e-5f),
        };
    }

    /// <summary>784-512-256, the network of the paper's tables.</summary>
    internal static Network Paper => Network((784, 512), (512, 256));

    internal static OperationCounts Learning(Network network, long samples = 16) =>
        new([.. network.Layers.Select(layer => Learning(network, layer, samples))]);

    internal static OperationCounts Inference(Network network, long samples = 16) =>
        new([.. network.Layers.Select(layer => Reading(layer, samples))]);

    internal static EnergyEstimate Estimate(Network network, Technology? technology = null) =>
        EnergyEstimate.For(network, Learning(network), Inference(network), technology ?? Cmos28);

    /// <summary>The counts, with write pulses in every layer.</summary>
    internal static OperationCounts WithPulses(OperationCounts counts, long pulses) =>
        new([.. counts.Layers.Select(layer => layer with { WritePulses = pulses })]);

    private static LayerCounts Reading(Layer layer, long samples)
    {
        long i = layer.Inputs, d = layer.Neurons;
        return new LayerCounts
        {
            Samples = samples,
            ForwardDacConversions = i * samples,
            ForwardCellReads = (i + 1) * d * samples,
            ForwardAdcConversions = d * samples,
            ActivationSteps = d * samples,
        };
    }

    private static LayerCounts Learning(Network network, Layer layer, long samples)
    {
        long i = layer.Inputs, d = layer.Neurons, writes = d * samples / network.WriteEvery;
        long buffered = network.Schedule switch { Schedule.Pipelined => i + d, Schedule.Shifted => d, _ => 0 } + (network.WriteEvery > 1 ? i + d : 0);
        return Reading(layer, samples) with
        {
            MeanSteps = d * samples,
            VarianceSteps = d * samples,
            SquarerSteps = d * samples,
            PreviousWrites = d * samples,
            LateralDacConversions = d * samples,
            LateralCellReads = d * (d - 1) * samples,
            LateralAdcConversions = d * samples,
            ErrorSteps = d * samples,
            ScaleSteps = network.Optimizer.Kind == OptimizerKind.NeuronRms ? writes : 0,
            ColumnWrites = writes,
            WeightCellWrites = writes * (i + 1),
            LateralCellWrites = d * (d - 1) * samples,
            BufferWrites = buffered * samples,
            SynapseStateSteps = network.Optimizer.Kind == OptimizerKind.Adam ? 2 * writes * (i + 1) : 0,
        };
    }

    internal static Technology Without(Part part, Func<Component, Component> remove) =>
        Cmos28 with { Components = Cmos28.Components.SetItem(part, remove(Cmos28[part])) };

    internal static ImmutableArray<Figure> Figures(Technology technology)
    {
        var design = technology.Design;
        var window = technology.Window;
        IEnumerable<Figure?> all = [
            design.Supply, design.Temperature, design.ValueBits, design.StateBits, design.RowsPerArray, design.ColumnsPerConverter, design.ReadVoltage, design.ReadTime,
            window.LargestResistance, window.SmallestBiasCurrent, window.CapacitorDensity, window.CapacitorBorder,
            .. technology.Components.Values.SelectMany(c => new[] { c.Energy, c.WriteEnergy, c.PulseEnergy, c.LineEnergy, c.Area, c.Latency, c.WriteLatency, c.StaticPower }),
            .. technology.References.Values];
        return [.. all.OfType<Figure>()];
    }
}
