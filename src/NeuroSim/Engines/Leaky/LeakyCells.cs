using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Leaky;

/// <summary>What the cell of every hidden neuron does in an item, with its own mismatch, for each way an item can begin. Immutable.</summary>
internal sealed class LeakyCells
{
    private static readonly ItemStart[] Starts = Enum.GetValues<ItemStart>();

    private readonly LeakySteps[] _steps;
    private readonly Philox _noise;
    private readonly bool _noisy;

    /// <summary>The cells of a network; ideal ones keep exactly alpha and take exactly 1 - alpha in single precision.</summary>
    public LeakyCells(LeakyNetwork network)
    {
        (_noise, _noisy) = (new Philox(network.Seed, RandomStream.ActivationNoise), network.Cell?.ThermalNoise ?? false);
        CellMismatch[] mismatch = [.. Enumerable.Range(0, network.Neurons).Select(j => Mismatch(network.Seed, j))];
        _steps = [.. Starts.Select(start => new LeakySteps([.. mismatch.Select((place, j) => Step(network, j, start, place))]))];
    }

    /// <summary>One item of all cells, which begin it in the same way.</summary>
    /// <param name="start">How the item begins.</param>
    /// <param name="item">Items so far, for the noise.</param>
    /// <param name="values">What the cells hold, D; becomes what they hold after the item.</param>
    /// <param name="drive">u, D.</param>
    public void Advance(ItemStart start, long item, Span<float> values, ReadOnlySpan<float> drive)
    {
        LeakySteps steps = _steps[(int)start];
        int j = 0;
        for (; !_noisy && j + Vector512Lane.Count <= drive.Length; j += Vector512Lane.Count)
            steps.At<Vector512Lane>(j).Advance(Vector512Lane.Load(values[j..]), Vector512Lane.Load(drive[j..])).Store(values[j..]);
        for (; j < drive.Length; j++)
            values[j] = Step(j, start, item).Advance(new(values[j]), new(drive[j])).Value;
    }

    /// <summary>The step of a neuron's cell over one item.</summary>
    /// <param name="neuron">Neuron.</param>
    /// <param name="start">How the item begins.</param>
    /// <param name="item">Items so far, for the noise.</param>
    public LeakyIntegrator<FloatLane> Step(int neuron, ItemStart start, long item)
    {
        LeakySteps steps = _steps[(int)start];
        LeakyIntegrator<FloatLane> step = steps.At<FloatLane>(neuron);
        return _noisy
            ? step with { Offset = new(step.Offset.Value + steps.NoiseOf(neuron) * (float)_noise.Block(NeuronId.Of(0, neuron), (ulong)item).Normal0) }
            : step;
    }

    /// <summary>The share of an old value that each cell keeps, D; 0 when the item begins with the drive.</summary>
    public ReadOnlySpan<float> Retained(ItemStart start) => StartsAtDrive(start) ? _steps[(int)start].Zeros : _steps[(int)ItemStart.Held].Retentions;

    private static CellStep Step(LeakyNetwork network, int neuron, ItemStart start, CellMismatch mismatch)
    {
        float alpha = network.RetentionOf(neuron);
        if (network.Cell is { } cell)
            return cell.StepOver(alpha, start, mismatch);
        return StartsAtDrive(start) ? new CellStep(0, 1, 0, 0) : new CellStep(start == ItemStart.Held ? alpha : 0, 1 - alpha, 0, 0);
    }

    private static bool StartsAtDrive(ItemStart start) => start is ItemStart.First or ItemStart.Drive;

    private static CellMismatch Mismatch(ulong seed, int neuron)
    {
        const ulong role = (ulong)IntegratorRole.Activation;
        PhiloxBlock parts = new Philox(seed, RandomStream.CellMismatch).Block(NeuronId.Of(0, neuron), role);
        return new CellMismatch(parts.Normal0, parts.Normal1, new Philox(seed, RandomStream.CellOffset).Block(NeuronId.Of(0, neuron), role).Normal0);
    }
}
