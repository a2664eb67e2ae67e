using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NeuroSim.Devices;
using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>Writes of a run of cells, sixteen at a time; what belongs to a cell has the same index in every span. All spans are multiples of 16.</summary>
internal static class WriteKernels
{
    /// <summary>cell = cell + gain x, inside the cell's bounds.</summary>
    public static void Exact(Span<float> cells, float gain, ReadOnlySpan<float> x, ReadOnlySpan<float> upper, ReadOnlySpan<float> lower)
    {
        ref float w = ref MemoryMarshal.GetReference(cells), u = ref MemoryMarshal.GetReference(x);
        var factor = Vector512.Create(gain);
        for (nuint i = 0; i < (nuint)cells.Length; i += 16)
        {
            Vector512<float> sum = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref u, i), Vector512.LoadUnsafe(ref w, i));
            Within(sum, upper, lower, i).StoreUnsafe(ref w, i);
        }
    }

    /// <summary>
    /// Programs each cell to cell + gain x: the nearest level (or one of the two next to it, by chance), with programming noise, inside the bounds.
    /// </summary>
    /// <param name="cells">The cells.</param>
    /// <param name="gain">Gain of the product; 0 programs the cells to what they hold.</param>
    /// <param name="x">The other factor.</param>
    /// <param name="upper">Bounds.</param>
    /// <param name="lower">Bounds.</param>
    /// <param name="levels">Levels and noise.</param>
    /// <param name="draw">Random numbers of these cells.</param>
    public static void Program(
        Span<float> cells, float gain, ReadOnlySpan<float> x, ReadOnlySpan<float> upper, ReadOnlySpan<float> lower, in Programming levels, in CellDraw draw)
    {
        ref float w = ref MemoryMarshal.GetReference(cells), u = ref MemoryMarshal.GetReference(x);
        var factor = Vector512.Create(gain);
        for (int block = 0; block < cells.Length; block += WidePhilox.Words)
        {
            WideNormal normal = levels.Noise.IsNone ? default : draw.Normals(block);
            WideWords words = levels.IsStochastic ? draw.Words(block) : default;
            for (int k = 0; k < 4 && block + 16 * k < cells.Length; k++)
            {
                nuint i = (nuint)(block + 16 * k);
                Vector512<float> wanted = Vector512.FusedMultiplyAdd(factor, Vector512.LoadUnsafe(ref u, i), Vector512.LoadUnsafe(ref w, i));
                wanted = Within(wanted, upper, lower, i);
                wanted = levels.Nearest(wanted, levels.IsStochastic ? WideNormal.Uniform(words.At(k)) : Vector512.Create(0.5f));
                if (!levels.Noise.IsNone)
                    wanted = Vector512.FusedMultiplyAdd(Vector512.Sqrt(levels.Noise.At(wanted)), normal.At(k), wanted);
                Within(wanted, upper, lower, i).StoreUnsafe(ref w, i);
            }
        }
    }

    /// <summary>
    /// Sends pulses where the trains coincide. n pulses of one write act one after the other; their noise from pulse to pulse is added once, with the
    /// standard deviation of their sum.
    /// </summary>
    /// <returns>Pulses that met.</returns>
    public static long Pulse<TLaw>(TLaw law, Span<float> cells, in PulsedCells spread, PulseNoise noise, in Coincidence trains, in CellDraw draw)
        where TLaw : struct, IPulseLaw
    {
        ref float w = ref MemoryMarshal.GetReference(cells), x = ref MemoryMarshal.GetReference(trains.X);
        ref uint line = ref MemoryMarshal.GetReference(trains.WordLines);
        var column = Vector512.Create(trains.BitLine);
        Vector512<uint> pulses = default;
        for (int block = 0; block < cells.Length; block += WidePhilox.Words)
        {
            WideNormal normal = default;
            bool drawn = false;
            for (int k = 0; k < 4 && block + 16 * k < cells.Length; k++)
            {
                nuint i = (nuint)(block + 16 * k);
                Vector512<uint> met = Vector512.LoadUnsafe(ref line, i) & column;
                if (met == Vector512<uint>.Zero)
                    continue;
                Vector512<uint> count = PulseTrain.Count(met);
                pulses += count;
                Vector512<float> before = Vector512.LoadUnsafe(ref w, i), upward = Vector512.LoadUnsafe(ref x, i) * trains.Sign;
                Vector512<float> after = Move(law, before, upward, count.AsInt32(), spread.At<TLaw>(i));
                if (noise.Sigma > 0)
                {
                    normal = drawn ? normal : draw.Normals(block);
                    drawn = true;
                    after += noise.Of(after - before, upward, count, spread.At<TLaw>(i)) * normal.At(k);
                }

                Within(after, spread.Upper, spread.Lower, i).StoreUnsafe(ref w, i);
            }
        }

        return Vector512.Sum(pulses);
    }

    /// <summary>What a read sees of cells that have just been pulsed: what the pulses moved, plus a deviation that stays until the next write.</summary>
    public static void Show(Span<float> seen, ReadOnlySpan<float> pulsed, in Coincidence trains, float deviation, in CellDraw draw)
    {
        ref float target = ref MemoryMarshal.GetReference(seen), w = ref MemoryMarshal.GetReference(pulsed);
        ref uint line = ref MemoryMarshal.GetReference(trains.WordLines);
        var column = Vector512.Create(trains.BitLine);
        for (int block = 0; block < seen.Length; block += WidePhilox.Words)
        {
            var normal = new WideNormal(draw.Words(block));
            for (int k = 0; k < 4 && block + 16 * k < seen.Length; k++)
            {
                nuint i = (nuint)(block + 16 * k);
                Vector512<uint> still = Vector512.Equals(Vector512.LoadUnsafe(ref line, i) & column, Vector512<uint>.Zero);
                Vector512<float> shown = Vector512.FusedMultiplyAdd(Vector512.Create(deviation), normal.At(k), Vector512.LoadUnsafe(ref w, i));
                Vector512.ConditionalSelect(still.AsSingle(), Vector512.LoadUnsafe(ref target, i), shown).StoreUnsafe(ref target, i);
            }
        }
    }

    /// <summary>The mean path of n pulses, each stopped by the bounds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Move<TLaw>(
        TLaw law, Vector512<float> w, Vector512<float> upward, Vector512<int> count, in CellResponse<Vector512Lane> cell)
        where TLaw : struct, IPulseLaw
    {
        for (int n = 0; ; n++)
        {
            Vector512<int> active = Vector512.GreaterThan(count, Vector512.Create(n));
            if (active == Vector512<int>.Zero)
                return w;
            var lane = new Vector512Lane(w);
            Vector512<float> change = Vector512Lane.WherePositive(new Vector512Lane(upward), law.Up(lane, cell), law.Down(lane, cell)).Value;
            Vector512<float> next = Vector512.Min(Vector512.Max(w + change, cell.Lower.Value), cell.Upper.Value);
            w = Vector512.ConditionalSelect(active.AsSingle(), next, w);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Within(Vector512<float> cells, ReadOnlySpan<float> upper, ReadOnlySpan<float> lower, nuint i) =>
        Vector512.Min(
            Vector512.Max(cells, Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(lower), i)),
            Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(upper), i));
}
