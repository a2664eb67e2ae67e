namespace NeuroSim.Numerics;

/// <summary>
/// Counter-based random numbers: Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3", SC'11,
/// section 4). A draw is a pure function of (seed, stream, entity, tick): it does not depend on how many draws came before,
/// on threads, on engines, on batch splits or on a resume.
/// </summary>
/// <remarks>Counter words are (tick low, tick high, entity, stream), the key is the seed.</remarks>
public readonly struct Philox
{
    private const uint MultiplierA = 0xD2511F53, MultiplierB = 0xCD9E8D57;
    private const uint WeylA = 0x9E3779B9, WeylB = 0xBB67AE85;
    private const int Rounds = 10;

    private readonly uint _keyLow, _keyHigh, _stream;

    /// <summary>A generator for one purpose of a run.</summary>
    /// <param name="seed">The run's seed; any 64-bit value.</param>
    /// <param name="stream">What the draws are for, so that two purposes never share a draw.</param>
    public Philox(ulong seed, RandomStream stream)
    {
        _keyLow = (uint)seed;
        _keyHigh = (uint)(seed >> 32);
        _stream = (uint)stream;
    }

    /// <summary>The 128 random bits that belong to (entity, tick).</summary>
    public PhiloxBlock Block(uint entity, ulong tick)
    {
        uint c0 = (uint)tick, c1 = (uint)(tick >> 32), c2 = entity, c3 = _stream;
        uint k0 = _keyLow, k1 = _keyHigh;
        for (int round = 0; round < Rounds; round++)
        {
            ulong a = (ulong)MultiplierA * c0, b = (ulong)MultiplierB * c2;
            (c0, c1, c2, c3) = ((uint)(b >> 32) ^ c1 ^ k0, (uint)b, (uint)(a >> 32) ^ c3 ^ k1, (uint)a);
            k0 += WeylA;
            k1 += WeylB;
        }

        return new PhiloxBlock(c0, c1, c2, c3);
    }

    /// <summary>A uniform number in [0, 1) with 24 bits.</summary>
    public float Uniform(uint entity, ulong tick) => PhiloxBlock.ToUniform(Block(entity, tick).W0);

    /// <summary>A draw from the normal distribution with mean 0 and variance 1.</summary>
    public double Normal(uint entity, ulong tick) => Block(entity, tick).Normal0;

    /// <summary>A uniform integer in [0, <paramref name="bound"/>); the bias is below bound / 2^64.</summary>
    public int Below(int bound, uint entity, ulong tick)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        PhiloxBlock block = Block(entity, tick);
        return (int)Math.BigMul(((ulong)block.W1 << 32) | block.W0, (ulong)bound, out _);
    }
}
