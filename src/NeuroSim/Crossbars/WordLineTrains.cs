using System.Numerics;
using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>The pulse trains of all word lines of an array for the write of one sample; all bit lines meet the same trains.</summary>
/// <remarks>
/// A word line fires with probability |x| / X, X the largest |x| of the sample (at least 1, the bias line's): the row drivers know it, the columns need
/// only X. With the bit line's probability |gain| X / (BL step) a cell gets BL p q = |gain x| / step pulses on average (Gokmen and Vlasov 2016, eq. 2).
/// </remarks>
internal sealed class WordLineTrains(int stride)
{
    private readonly AlignedFloats _x = new(stride + AlignedFloats.LineFloats);
    private readonly uint[] _trains = new uint[stride + AlignedFloats.LineFloats];
    private long _sample = -1;

    /// <summary>Inputs, then a line of 16 that starts with the bias line's 1.</summary>
    public ReadOnlySpan<float> X => _x.Span;

    /// <summary>One train per element of <see cref="X"/>.</summary>
    public ReadOnlySpan<uint> Trains => _trains;

    /// <summary>X of the remarks.</summary>
    public float Largest { get; private set; }

    /// <summary>Slots in which a line fires, summed over the lines.</summary>
    public long Fired { get; private set; }

    /// <summary>Draws the trains of a sample, unless they are there.</summary>
    public void Prepare(WidePhilox random, uint entity, long sample, ReadOnlySpan<float> x, int slots)
    {
        if (_sample == sample)
            return;
        x[..stride].CopyTo(_x.Span);
        _x.Span[stride] = 1;
        Largest = 1;
        foreach (float signal in x[..stride])
            Largest = Math.Max(Largest, Math.Abs(signal));
        PulseTrain.Of(random, entity, sample, _x.Span, 1 / Largest, slots, _trains);
        Fired = 0;
        foreach (uint train in _trains)
            Fired += BitOperations.PopCount(train);
        _sample = sample;
    }
}
