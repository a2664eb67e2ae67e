using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Local;

/// <summary>A bank of sample-and-hold registers: what is found a pass after a value was put there; the value itself without a cell.</summary>
internal sealed class HeldCells
{
    private readonly IntegratorArray? _cells;

    /// <summary>A bank.</summary>
    /// <param name="network">Cell, clock, seed.</param>
    /// <param name="bank">Number of the bank among all of the network, for the random draws.</param>
    /// <param name="count">Registers.</param>
    public HeldCells(LocalNetwork network, int bank, int count)
    {
        if (network.RegisterCell is { } cell)
            _cells = new IntegratorArray(cell, IntegratorRole.Previous, network.SamplePeriodSeconds, count, network.Seed, NeuronId.Of(bank, 0));
    }

    /// <summary>What register <paramref name="index"/> makes of a value that it holds from pass <paramref name="pass"/> to the next; calls for different registers may be at the same time.</summary>
    public float Hold(int index, float value, long pass)
    {
        if (_cells is null)
            return value;
        _cells.DrawNoise(index, index + 1, pass);
        return _cells.Step<FloatLane>(index).Advance(new FloatLane(0f), new FloatLane(value)).Value;
    }
}
