using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>Working space of one thread at one lateral array of devices; holds nothing that a result depends on.</summary>
public sealed class LateralScratch
{
    /// <summary>Samples whose trains are kept, a power of two: a row may catch up with several.</summary>
    private const int Kept = 8;

    private readonly int _stride;
    private readonly uint[] _trains;
    private readonly long[] _samples = new long[Kept];

    internal LateralScratch(int stride, bool pulsed, WiredRead? wired)
    {
        Wired = wired;
        (_stride, _trains, Charge) = (stride, new uint[pulsed ? Kept * stride : 0], new AlignedFloats(stride));
        Array.Fill(_samples, -1);
    }

    /// <summary>Arrays with resistive wires; null for ideal ones.</summary>
    internal WiredRead? Wired { get; }

    /// <summary>Products d_j d_k that a row is to take up.</summary>
    internal AlignedFloats Charge { get; }

    /// <summary>The exact products.</summary>
    internal void Multiply(int j, ReadOnlySpan<float> d)
    {
        float own = d[j];
        Span<float> charge = Charge.Span;
        for (int k = 0; k < _stride; k++)
            charge[k] = own * d[k];
    }

    /// <summary>
    /// The products as coincidences of pulse trains: line k fires with probability |d_k| / range in each of n slots, so that count range^2 / n is the product on
    /// average. Word line k and bit line k carry the same train.
    /// </summary>
    internal void Coincide(WidePhilox random, uint array, int j, ReadOnlySpan<float> d, long sample, float range, int slots)
    {
        int slot = (int)(sample & (Kept - 1));
        Span<uint> trains = _trains.AsSpan(slot * _stride, _stride);
        if (_samples[slot] != sample)
            PulseTrain.Of(random, array, sample, d[.._stride], 1 / range, slots, trains);
        _samples[slot] = sample;
        ref float signal = ref MemoryMarshal.GetReference(d), charge = ref MemoryMarshal.GetReference(Charge.Span);
        ref uint train = ref MemoryMarshal.GetReference(trains);
        var own = Vector512.Create(trains[j]);
        var quantum = Vector512.Create(range * range / slots * (d[j] < 0 ? -1f : 1f));
        for (nuint i = 0; i < (nuint)_stride; i += 16)
        {
            Vector512<float> count = Vector512.ConvertToSingle(PulseTrain.Count(Vector512.LoadUnsafe(ref train, i) & own));
            Vector512<float> negative = Vector512.LessThan(Vector512.LoadUnsafe(ref signal, i), Vector512<float>.Zero);
            (count * Vector512.ConditionalSelect(negative, -quantum, quantum)).StoreUnsafe(ref charge, i);
        }
    }
}
