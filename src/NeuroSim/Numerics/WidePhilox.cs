using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NeuroSim.Numerics;

/// <summary>
/// Sixteen counters of <see cref="Philox"/> at once, for draws that every cell of an array needs. Lane l has the words of
/// <c>Philox.Block(entity, tick + (group + l) x 2^40)</c>: a tick must stay below 2^40 and a group below 2^24.
/// </summary>
internal readonly struct WidePhilox(ulong seed, RandomStream stream)
{
    /// <summary>Words of a block: four for each of sixteen counters.</summary>
    public const int Words = 64;

    private const uint MultiplierA = 0xD2511F53, MultiplierB = 0xCD9E8D57, WeylA = 0x9E3779B9, WeylB = 0xBB67AE85;
    private const int Rounds = 10;

    /// <summary>The words that belong to (entity, tick, group .. group + 15).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public WideWords Block(uint entity, ulong tick, uint group)
    {
        (Vector512<ulong> a0, Vector512<ulong> a1, Vector512<ulong> a2, Vector512<ulong> a3) = Eight(entity, tick, group);
        (Vector512<ulong> b0, Vector512<ulong> b1, Vector512<ulong> b2, Vector512<ulong> b3) = Eight(entity, tick, group + 8);
        return new(Vector512.Narrow(a0, b0), Vector512.Narrow(a1, b1), Vector512.Narrow(a2, b2), Vector512.Narrow(a3, b3));
    }

    /// <summary>Eight counters, each word in the low half of 64 bits; the high halves hold leftovers that no operation looks at.</summary>
    private (Vector512<ulong> C0, Vector512<ulong> C1, Vector512<ulong> C2, Vector512<ulong> C3) Eight(uint entity, ulong tick, uint group)
    {
        Vector512<ulong> lanes = Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7) + Vector512.Create((ulong)group);
        Vector512<ulong> c0 = Vector512.Create((ulong)(uint)tick), c1 = (lanes << 8) | Vector512.Create(tick >> 32);
        Vector512<ulong> c2 = Vector512.Create((ulong)entity), c3 = Vector512.Create((ulong)(uint)stream);
        uint k0 = (uint)seed, k1 = (uint)(seed >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            Vector512<ulong> a = Product(c0, MultiplierA), b = Product(c2, MultiplierB);
            c0 = (b >> 32) ^ c1 ^ Vector512.Create((ulong)k0);
            c2 = (a >> 32) ^ c3 ^ Vector512.Create((ulong)k1);
            (c1, c3) = (b, a);
            k0 += WeylA;
            k1 += WeylB;
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>The 64-bit products of the low halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Product(Vector512<ulong> words, uint multiplier) => Avx512F.IsSupported
        ? Avx512F.Multiply(words.AsUInt32(), Vector512.Create((ulong)multiplier).AsUInt32())
        : (words & Vector512.Create(0xFFFF_FFFFUL)) * Vector512.Create((ulong)multiplier);
}

/// <summary>Four independent words for each of sixteen counters.</summary>
/// <param name="W0">First words.</param>
/// <param name="W1">Second words.</param>
/// <param name="W2">Third words.</param>
/// <param name="W3">Fourth words.</param>
internal readonly record struct WideWords(Vector512<uint> W0, Vector512<uint> W1, Vector512<uint> W2, Vector512<uint> W3)
{
    /// <summary>Words number <paramref name="k"/>, 0 .. 3.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<uint> At(int k) => k switch { 0 => W0, 1 => W1, 2 => W2, _ => W3 };
}
