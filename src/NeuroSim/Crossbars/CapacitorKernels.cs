using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>How a row of leaking capacitors is written.</summary>
/// <param name="Largest">Largest magnitude of a cell.</param>
/// <param name="Noise">Deviation of a charge, relative to it.</param>
/// <param name="Thermal">Deviation that the leak's noise adds in a sample period.</param>
internal readonly record struct CapacitorWrite(float Largest, float Noise, float Thermal);

/// <summary>The write of a row of leaking capacitors, sixteen at a time.</summary>
internal static class CapacitorKernels
{
    /// <summary>s = retention s + gain charge + sqrt((noise gain charge)^2 + thermal^2) xi, between -largest and largest.</summary>
    public static void Learn(
        Span<float> row, ReadOnlySpan<float> charge, ReadOnlySpan<float> retention, ReadOnlySpan<float> gain, in CapacitorWrite write, in CellDraw draw)
    {
        ref float s = ref MemoryMarshal.GetReference(row), q = ref MemoryMarshal.GetReference(charge);
        ref float beta = ref MemoryMarshal.GetReference(retention), g = ref MemoryMarshal.GetReference(gain);
        bool noisy = write.Noise > 0 || write.Thermal > 0;
        Vector512<float> largest = Vector512.Create(write.Largest), square = Vector512.Create(write.Noise * write.Noise);
        var thermal = Vector512.Create(write.Thermal * write.Thermal);
        for (int block = 0; block < row.Length; block += WidePhilox.Words)
        {
            WideNormal normal = noisy ? draw.Normals(block) : default;
            for (int k = 0; k < 4 && block + 16 * k < row.Length; k++)
            {
                nuint i = (nuint)(block + 16 * k);
                Vector512<float> share = Vector512.LoadUnsafe(ref g, i), added = share * Vector512.LoadUnsafe(ref q, i);
                Vector512<float> cells = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref beta, i), Vector512.LoadUnsafe(ref s, i), added);
                if (noisy)
                {
                    Vector512<float> deviation = Vector512.Sqrt(Vector512.FusedMultiplyAdd(added * added, square, thermal));
                    cells = Vector512.FusedMultiplyAdd(deviation, normal.At(k), cells);
                }

                cells = Vector512.Min(Vector512.Max(cells, -largest), largest);
                Vector512<float> there = Vector512.GreaterThan(share, Vector512<float>.Zero);
                Vector512.ConditionalSelect(there, cells, Vector512<float>.Zero).StoreUnsafe(ref s, i);
            }
        }
    }
}
