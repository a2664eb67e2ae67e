using NeuroSim.Memories;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Leaky;

/// <summary>What the cells of all neurons do in an item that begins in one way, side by side for lanes.</summary>
internal sealed class LeakySteps
{
    private readonly AlignedFloats _retention, _gain, _offset, _noise, _zeros;
    private readonly int _neurons;

    public LeakySteps(CellStep[] steps)
    {
        _neurons = steps.Length;
        int padded = AlignedFloats.Padded(steps.Length);
        (_retention, _gain, _offset, _noise, _zeros) = (new(padded), new(padded), new(padded), new(padded), new(padded));
        for (int j = 0; j < steps.Length; j++)
        {
            (_retention.Span[j], _gain.Span[j]) = ((float)steps[j].Retention, (float)steps[j].Gain);
            (_offset.Span[j], _noise.Span[j]) = ((float)steps[j].Offset, (float)steps[j].NoiseDeviation);
        }
    }

    /// <summary>The share of an old value that is left, D.</summary>
    public ReadOnlySpan<float> Retentions => _retention.Span[.._neurons];

    /// <summary>D zeros.</summary>
    public ReadOnlySpan<float> Zeros => _zeros.Span[.._neurons];

    /// <summary>Standard deviation of a cell's noise in the item.</summary>
    public float NoiseOf(int neuron) => _noise.Span[neuron];

    /// <summary>The steps of neurons <paramref name="at"/> and on, without noise.</summary>
    public LeakyIntegrator<TLane> At<TLane>(int at)
        where TLane : struct, ILane<TLane> =>
        new(TLane.Load(_retention.Span[at..]), TLane.Load(_gain.Span[at..]), TLane.Load(_offset.Span[at..]));
}
