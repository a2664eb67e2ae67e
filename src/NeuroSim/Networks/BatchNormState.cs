using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Networks;

/// <summary>What a layer's batch normalisation learned and remembers, a number a neuron each (padded like every array by neuron).</summary>
public sealed class BatchNormState
{
    private readonly int _neurons;

    /// <summary>The state before the first batch: scale 1, shift 0, running mean 0, running variance 1.</summary>
    /// <param name="settings">Its parts.</param>
    /// <param name="neurons">D.</param>
    public BatchNormState(BatchNormSettings settings, int neurons)
    {
        ArgumentNullException.ThrowIfNull(settings);
        int padded = AlignedFloats.Padded(neurons);
        (Settings, _neurons) = (settings, neurons);
        (Scale, Shift, Mean, Variance) = (new(padded), new(padded), new(padded), new(padded));
        Scale.Span[..neurons].Fill(1f);
        Variance.Span[..neurons].Fill(1f);
    }

    /// <summary>Its parts.</summary>
    public BatchNormSettings Settings { get; }

    /// <summary>Learned scale.</summary>
    public AlignedFloats Scale { get; }

    /// <summary>Learned shift.</summary>
    public AlignedFloats Shift { get; }

    /// <summary>Running mean of the pre-activation.</summary>
    public AlignedFloats Mean { get; }

    /// <summary>Running variance of the pre-activation.</summary>
    public AlignedFloats Variance { get; }

    /// <summary>Every array that a checkpoint must hold.</summary>
    internal IEnumerable<(string Name, AlignedFloats Values)> Sections =>
        [("norm-scale", Scale), ("norm-shift", Shift), ("norm-mean", Mean), ("norm-variance", Variance)];

    /// <summary>
    /// What is left of it at inference: y = gain a + offset, which a chip can fold into the weights and biases.
    /// </summary>
    /// <returns>Gain and offset of every neuron.</returns>
    public (AlignedFloats Gain, AlignedFloats Offset) Fold()
    {
        (AlignedFloats gain, AlignedFloats offset) = (new(Scale.Length), new(Scale.Length));
        for (int j = 0; j < _neurons; j++)
        {
            gain.Span[j] = Settings.UsesVariance ? Scale.Span[j] / MathF.Sqrt(Variance.Span[j] + BatchNormSettings.Floor) : Scale.Span[j];
            offset.Span[j] = Settings.UsesMean ? MathF.FusedMultiplyAdd(-Mean.Span[j], gain.Span[j], Shift.Span[j]) : Shift.Span[j];
        }

        return (gain, offset);
    }
}
