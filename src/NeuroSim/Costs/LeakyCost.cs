using System.Collections.Immutable;
using NeuroSim.Engines;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Neurons;

namespace NeuroSim.Costs;

/// <summary>Energy and area of a network of leaky activations on a technology, per neuron and item.</summary>
public sealed record LeakyCost
{
    /// <summary>Name of the technology.</summary>
    public required string Technology { get; init; }

    /// <summary>A hidden neuron: its column of W, its cell with switch and reset criterion; learning adds the transposed read of U and the writes of its column.</summary>
    public required LeakyNeuronCost Hidden { get; init; }

    /// <summary>An output neuron: its column of U, its function; learning adds the error and the writes of its column.</summary>
    public required LeakyNeuronCost Output { get; init; }

    /// <summary>The cell that was priced: the network's, or the default one of an ideal network.</summary>
    public required LeakyCell Cell { get; init; }

    /// <summary>Resets per item that were priced, 0 .. 1.</summary>
    public required double ResetsPerItem { get; init; }

    /// <summary>What the figures take for granted, one sentence each.</summary>
    public required ImmutableArray<string> Assumptions { get; init; }

    /// <summary>Cells outside the process window, one paragraph each.</summary>
    public required ImmutableArray<string> Warnings { get; init; }

    /// <summary>Everything without a price.</summary>
    public ImmutableArray<string> Unavailable => [.. Hidden.Learning.Unavailable.Union(Output.Learning.Unavailable)];

    /// <summary>Resets per item that the rule alone says: none, one in <see cref="LeakySettings.ResetEvery"/>, or, where the data decide, at most 1.</summary>
    public static double MostResets(LeakySettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings.Reset switch
        {
            ResetKind.None => 0,
            ResetKind.Periodic => 1.0 / settings.ResetEvery,
            _ => 1,
        };
    }

    /// <summary>The cost.</summary>
    /// <param name="network">The network.</param>
    /// <param name="technology">Prices.</param>
    /// <param name="resetsPerItem">Measured resets per item, 0 .. 1; null: <see cref="MostResets"/>.</param>
    public static LeakyCost For(LeakyNetwork network, Technology technology, double? resetsPerItem = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(technology);
        network.Validate();
        double resets = resetsPerItem ?? MostResets(network.Settings);
        if (!(resets >= 0 && resets <= 1))
            throw new ArgumentOutOfRangeException(nameof(resetsPerItem), resets, "Resets per item lie in 0 .. 1.");
        LeakyCell cell = network.Cell ?? new LeakyCell();
        Network arrays = Arrays(network, cell);
        return new LeakyCost
        {
            Technology = technology.Name,
            Hidden = new(Hidden(learning: false), Hidden(learning: true)),
            Output = new(Output(learning: false), Output(learning: true)),
            Cell = cell,
            ResetsPerItem = resets,
            Assumptions = LeakyAssumptions.For(technology, network, cell, resets),
            Warnings = CellFeasibility.Warnings(technology, network, cell),
        };

        PhaseEstimate Hidden(bool learning) => LeakyPrices.Hidden(Priced(0), network, cell, resets, learning);

        PhaseEstimate Output(bool learning) => LeakyPrices.Output(Priced(1), learning);

        PricedLayer Priced(int layer) => new(technology, arrays, arrays.Layers[layer], Counts(arrays.Layers[layer]), cell.ItemSeconds);
    }

    /// <summary>What an item does in one layer.</summary>
    private static LayerCounts Counts(Layer layer) => new()
    {
        Samples = 1,
        ForwardDacConversions = layer.Inputs,
        ForwardCellReads = (layer.Inputs + 1L) * layer.Neurons,
        ForwardAdcConversions = layer.Neurons,
        ActivationSteps = layer.Neurons,
        ErrorSteps = layer.Neurons,
        WeightCellWrites = (layer.Inputs + 1L) * layer.Neurons,
    };

    /// <summary>W and U as the arrays of two ideal layers; of the memories such a network has, nothing is priced.</summary>
    internal static Network Arrays(LeakyNetwork network, LeakyCell cell) => new()
    {
        Layers = [new Layer(network.Inputs, network.Neurons, Activation.Relu), new Layer(network.Neurons, network.Outputs, Activation.Sigmoid)],
        MeanCell = cell.Of(0),
        VarianceCell = cell.Of(0),
        LateralRetention = 0.5f,
        Optimizer = new OptimizerSettings(OptimizerKind.Sgd, network.Settings.Rate),
        SamplePeriodSeconds = cell.ItemSeconds,
    };
}

/// <summary>One neuron, per item.</summary>
/// <param name="Inference">An item that is read.</param>
/// <param name="Learning">An item that is learned, its read included.</param>
public sealed record LeakyNeuronCost(PhaseEstimate Inference, PhaseEstimate Learning);
