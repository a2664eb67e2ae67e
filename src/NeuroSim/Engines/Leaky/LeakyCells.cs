using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Leaky;

/// <summary>What the cell of every hidden neuron does in an item, with its own mismatch, for each way an item can begin. Immutable.</summary>
internal sealed class LeakyCells
{
    private static readonly ItemStart[] Starts = Enum.GetValues<ItemStart>();

    private readonly CellStep[][] _steps;
    private readonly Philox _noise;
    private readonly bool _noisy;

    /// <summary>The cells of a network; ideal ones keep exactly alpha and take exactly 1 - alpha in single precision.</summary>
    public LeakyCells(LeakyNetwork network)
    {
        (_noise, _noisy) = (new Philox(network.Seed, RandomStream.ActivationNoise), network.Cell?.ThermalNoise ?? false);
        CellMismatch[] mismatch = [.. Enumerable.Range(0, network.Neurons).Select(j => Mismatch(network.Seed, j))];
        _steps = [.. Starts.Select(start => mismatch.Select((place, j) => Step(network, j, start, place)).ToArray())];
    }

    /// <summary>The step of a neuron's cell over one item.</summary>
    /// <param name="neuron">Neuron.</param>
    /// <param name="start">How the item begins.</param>
    /// <param name="item">Items so far, for the noise.</param>
    public LeakyIntegrator<FloatLane> Step(int neuron, ItemStart start, long item)
    {
        CellStep step = _steps[(int)start][neuron];
        float noise = _noisy ? (float)step.NoiseDeviation * (float)_noise.Block(NeuronId.Of(0, neuron), (ulong)item).Normal0 : 0f;
        return new(new((float)step.Retention), new((float)step.Gain), new((float)step.Offset + noise));
    }

    /// <summary>The share of an old value that the cell keeps; 0 when the item begins with the drive.</summary>
    public float Retained(int neuron, ItemStart start) => StartsAtDrive(start) ? 0f : (float)_steps[(int)ItemStart.Held][neuron].Retention;

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
