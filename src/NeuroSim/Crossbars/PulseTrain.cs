using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>
/// Stochastic pulse trains: in each of up to 31 slots a line fires with its probability, independently. A train is a word, bit k of which says
/// whether the line fires in slot k; where the trains of a word line and a bit line share a bit, their cell gets a pulse (Gokmen and Vlasov 2016, eq. 1).
/// </summary>
/// <remarks>
/// A probability counts in steps of 2^-24. Bit by bit from its lowest: a random word is combined with the train by OR where the bit is 1 and by AND where it is 0,
/// which halves the distance to the probability each time and costs 24 random words for all slots together.
/// </remarks>
internal static class PulseTrain
{
    /// <summary>Most slots of a train.</summary>
    public const int MostSlots = 31;

    private const int ProbabilityBits = 24;

    /// <summary>The train of one line.</summary>
    /// <param name="random">Stream of the line's kind.</param>
    /// <param name="entity">The line.</param>
    /// <param name="sample">The sample that is written.</param>
    /// <param name="probability">Of firing in a slot; more than 1 counts as 1.</param>
    /// <param name="slots">1 .. 31.</param>
    public static uint Of(WidePhilox random, uint entity, long sample, float probability, int slots)
    {
        uint steps = (uint)Math.Min(1 << ProbabilityBits, (int)MathF.Round(Math.Min(probability, 1f) * (1 << ProbabilityBits)));
        WideWords words = random.Block(entity, (ulong)sample, 0);
        uint train = 0;
        for (int bit = 0; bit < ProbabilityBits; bit++)
        {
            Vector512<uint> vector = (bit >> 4) == 0 ? words.W0 : words.W1;
            uint word = vector[bit & 15];
            train = (steps >> bit & 1) != 0 ? train | word : train & word;
        }

        return Slots(steps >> ProbabilityBits != 0 ? uint.MaxValue : train, slots);
    }

    /// <summary>The trains of many lines: line i belongs to (entity, sample, i).</summary>
    /// <param name="random">Stream of the lines' kind.</param>
    /// <param name="entity">The array.</param>
    /// <param name="sample">The sample that is written.</param>
    /// <param name="x">Signals of the lines, a multiple of 16; a line fires with probability |x| x <paramref name="perUnit"/>.</param>
    /// <param name="perUnit">Probability per unit of the signal.</param>
    /// <param name="slots">1 .. 31.</param>
    /// <param name="trains">Where they go, as many as there are signals.</param>
    public static void Of(WidePhilox random, uint entity, long sample, ReadOnlySpan<float> x, float perUnit, int slots, Span<uint> trains)
    {
        ref float signal = ref MemoryMarshal.GetReference(x);
        ref uint target = ref MemoryMarshal.GetReference(trains);
        for (nuint i = 0; i < (nuint)x.Length; i += 16)
        {
            Vector512<float> chance = Vector512.Min(Vector512.Abs(Vector512.LoadUnsafe(ref signal, i)) * perUnit, Vector512<float>.One);
            Vector512<uint> steps = Vector512.ConvertToUInt32(chance * (1 << ProbabilityBits) + Vector512.Create(0.5f));
            Vector512<uint> train = default;
            for (int group = 0; group < ProbabilityBits / 4; group++)
            {
                WideWords words = random.Block(entity, (ulong)sample, (uint)i * (ProbabilityBits / 4) + (uint)group * 16);
                train = Combine(train, words.W0, steps >> (group * 4));
                train = Combine(train, words.W1, steps >> (group * 4 + 1));
                train = Combine(train, words.W2, steps >> (group * 4 + 2));
                train = Combine(train, words.W3, steps >> (group * 4 + 3));
            }

            Vector512<uint> certain = Vector512<uint>.Zero - (steps >> ProbabilityBits);
            ((train | certain) & Vector512.Create(Slots(uint.MaxValue, slots))).StoreUnsafe(ref target, i);
        }
    }

    /// <summary>Bits set in each word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<uint> Count(Vector512<uint> words)
    {
        words -= (words >> 1) & Vector512.Create(0x5555_5555u);
        words = (words & Vector512.Create(0x3333_3333u)) + ((words >> 2) & Vector512.Create(0x3333_3333u));
        words = (words + (words >> 4)) & Vector512.Create(0x0F0F_0F0Fu);
        words += words >> 8;
        return (words + (words >> 16)) & Vector512.Create(0x3Fu);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<uint> Combine(Vector512<uint> train, Vector512<uint> word, Vector512<uint> steps)
    {
        Vector512<uint> or = Vector512<uint>.Zero - (steps & Vector512<uint>.One);
        return (train & word) | (or & (train | word));
    }

    private static uint Slots(uint train, int slots) => train & ((1u << slots) - 1);
}
