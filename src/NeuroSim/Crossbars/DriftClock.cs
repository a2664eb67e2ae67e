using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NeuroSim.Devices;
using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>How far the cells of each neuron have drifted since their last write; a write sets the clock of the whole row to zero.</summary>
internal sealed class DriftClock(Drift drift, CellSpread spread, AlignedFloats times, double periodSeconds)
{
    private const int Low = 24;

    private readonly int _neurons = times.Length / 2;

    /// <summary>The sample of a neuron's last write.</summary>
    public long LastWrite(int j) => ((long)times.Span[_neurons + j] << Low) + (long)times.Span[j];

    /// <summary>Notes a write at <paramref name="sample"/>.</summary>
    public void Write(int j, long sample) =>
        (times.Span[j], times.Span[_neurons + j]) = (sample & ((1 << Low) - 1), sample >> Low);

    /// <summary>ln(t / t0) for the time since the last write, or 0 when t0 has not passed.</summary>
    public float LogAge(int j, long sample, double laterSeconds)
    {
        double seconds = (sample - LastWrite(j)) * periodSeconds + laterSeconds;
        return seconds <= drift.ReferenceSeconds ? 0f : (float)Math.Log(seconds / drift.ReferenceSeconds);
    }

    /// <summary>cell_i (t / t0)^-nu_i, from the cell at <paramref name="firstCell"/> of the row on.</summary>
    public void Fade(int j, int firstCell, float logAge, ReadOnlySpan<float> cells, Span<float> faded)
    {
        ref float w = ref MemoryMarshal.GetReference(cells), target = ref MemoryMarshal.GetReference(faded);
        ref float nu = ref MemoryMarshal.GetReference(spread.DriftExponent.Slice(j * spread.RowLength + firstCell, cells.Length));
        for (nuint i = 0; i < (nuint)cells.Length; i += 16)
        {
            var exponent = new Vector512Lane(Vector512.LoadUnsafe(ref nu, i) * -logAge);
            (Vector512.LoadUnsafe(ref w, i) * LaneMath.Exp(exponent).Value).StoreUnsafe(ref target, i);
        }
    }
}
