namespace NeuroSim.Engines;

/// <summary>
/// Every signal of one neuron and one of its weights at one sample, as the step left them, with the tick at which each stood. Symbols as in
/// <c>docs/equations.md</c>; numbers are in the model's units, times in ticks.
/// </summary>
public record struct NeuronSample
{
    /// <summary>A tick of something that did not happen.</summary>
    public const long Never = -1;

    /// <summary>An empty row of sample <paramref name="sample"/>.</summary>
    /// <param name="sample">Number of the sample, from 0.</param>
    public NeuronSample(long sample)
    {
        Sample = sample;
        (ReadTick, SumTick, ReadyTick, LateralTick, ErrorTick, WriteTick) = (Never, Never, Never, Never, Never, Never);
    }

    /// <summary>t, from 0.</summary>
    public long Sample { get; init; }

    /// <summary>When the layer's word lines are driven with the sample.</summary>
    public long ReadTick { get; internal set; }

    /// <summary>When a comes to the neuron.</summary>
    public long SumTick { get; internal set; }

    /// <summary>When z, m, v and d stand.</summary>
    public long ReadyTick { get; internal set; }

    /// <summary>When the lateral signal that e uses came; <see cref="Never"/> when it came before the first recorded sample.</summary>
    public long LateralTick { get; internal set; }

    /// <summary>When e stands.</summary>
    public long ErrorTick { get; internal set; }

    /// <summary>When the write of this sample has landed; <see cref="Never"/> when the column was not written.</summary>
    public long WriteTick { get; internal set; }

    /// <summary>x, the input of the weight, behind the word line's converter.</summary>
    public float X { get; internal set; }

    /// <summary>The weight that was stored when the array was read for this sample.</summary>
    public float WeightRead { get; internal set; }

    /// <summary>w, the weight with the writes of all samples up to this one, as it is stored.</summary>
    public float Weight { get; internal set; }

    /// <summary>a, the pre-activation.</summary>
    public float A { get; internal set; }

    /// <summary>f'(a).</summary>
    public float Slope { get; internal set; }

    /// <summary>z, the activation.</summary>
    public float Z { get; internal set; }

    /// <summary>m after the step.</summary>
    public float M { get; internal set; }

    /// <summary>v after the step.</summary>
    public float V { get; internal set; }

    /// <summary>p as it was read: the activation of the sample before, as far as its memory kept it.</summary>
    public float P { get; internal set; }

    /// <summary>d = z - m.</summary>
    public float D { get; internal set; }

    /// <summary>The neuron's own part of the error: 2 C_S (z - p) - 2 C_V max(0, tau - v) d.</summary>
    public float Own { get; internal set; }

    /// <summary>lat, the lateral signal that e uses; under the shifted schedule that of the sample before.</summary>
    public float Lateral { get; internal set; }

    /// <summary>e, dLoss/da.</summary>
    public float E { get; internal set; }

    /// <summary>dw, the change of the stored weight by the write of this sample; exactly 0 when the column was not written.</summary>
    public float WeightChange { get; internal set; }

    /// <summary>Whether the column was written for this sample.</summary>
    public readonly bool IsWritten => WriteTick != Never;
}
