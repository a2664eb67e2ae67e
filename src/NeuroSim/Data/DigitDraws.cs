using NeuroSim.Numerics;

namespace NeuroSim.Data;

/// <summary>
/// The random draws of one built-in digit, in a fixed order. Entity is the image, the tick holds the set (bit 40) and the
/// number of the draw, so that an image depends on (seed, set, index) alone.
/// </summary>
internal struct DigitDraws
{
    private readonly Philox _philox;
    private readonly uint _image;
    private ulong _tick;

    internal DigitDraws(ulong seed, DigitSet set, uint image)
    {
        _philox = new Philox(seed, RandomStream.Digits);
        _image = image;
        _tick = (ulong)set << 40;
    }

    internal PhiloxBlock Block() => _philox.Block(_image, _tick++);

    internal int Below(int bound) => _philox.Below(bound, _image, _tick++);

    internal float Between(float low, float high) => low + (high - low) * PhiloxBlock.ToUniform(Block().W0);

    /// <summary>A normal draw with mean 0, cut at 2.5 standard deviations so that no image is absurd.</summary>
    internal float Normal(float deviation) => deviation * Cut(Block().Normal0);

    /// <summary>Two independent draws of <see cref="Normal"/> from one block.</summary>
    internal (float First, float Second) NormalPair(float deviation)
    {
        PhiloxBlock block = Block();
        return (deviation * Cut(block.Normal0), deviation * Cut(block.Normal1));
    }

    private static float Cut(double normal) => (float)Math.Clamp(normal, -2.5, 2.5);
}
