using NeuroSim.Numerics;

namespace NeuroSim.Data;

/// <summary>
/// Built-in handwritten-like digits, 28 x 28, ten classes: a pen follows one of several stroke templates of the class, distorted
/// by hand and point, in a size and line width that vary. Image <c>index</c> is a pure function of (seed, set, index): it is the
/// same for any count asked for and any number of threads, and on any machine.
/// </summary>
public static class DigitGenerator
{
    /// <summary>Rows, and columns, of an image.</summary>
    public const int Side = 28;

    /// <summary>Number of classes.</summary>
    public const int Classes = 10;

    /// <summary>Most images of one set: as many as one array of pixels holds.</summary>
    public const int MaxCount = 0x7FFFFFC7 / (Side * Side);

    // Counters of an image are (index, set, draw); those of a label have this bit in the tick too.
    private const ulong LabelTick = 1UL << 41;
    private const int ImagesPerBlock = 256;

    /// <summary>The first <paramref name="count"/> images of a set.</summary>
    /// <param name="seed">Any 64-bit value.</param>
    /// <param name="set">Training or test images.</param>
    /// <param name="count">0 .. <see cref="MaxCount"/>.</param>
    /// <param name="threads">Threads to use, at least 1; null: all processors. The images do not depend on it.</param>
    public static ImageSet Generate(ulong seed, DigitSet set, int count, int? threads = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, MaxCount);
        if (threads is int given)
            ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(threads));
        byte[] pixels = new byte[count * Side * Side], labels = new byte[count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads ?? Environment.ProcessorCount };
        Parallel.For(0, (count + ImagesPerBlock - 1) / ImagesPerBlock, options, block =>
        {
            int end = Math.Min((block + 1) * ImagesPerBlock, count);
            for (int index = block * ImagesPerBlock; index < end; index++)
            {
                labels[index] = (byte)Label(seed, set, index);
                Draw(seed, set, index, pixels.AsSpan(index * Side * Side, Side * Side));
            }
        });
        return new ImageSet(Side, Side, pixels, labels);
    }

    /// <summary>The class of image <paramref name="index"/>: ten images from a multiple of ten on hold each class once, shuffled.</summary>
    /// <param name="seed">Any 64-bit value.</param>
    /// <param name="set">Training or test images.</param>
    /// <param name="index">At least 0.</param>
    public static int Label(ulong seed, DigitSet set, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var philox = new Philox(seed, RandomStream.Digits);
        uint ten = (uint)(index / Classes);
        Span<int> order = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        for (int last = Classes - 1; last > 0; last--)
        {
            int other = philox.Below(last + 1, ten, LabelTick | (ulong)set << 40 | (uint)last);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order[index % Classes];
    }

    /// <summary>Draws image <paramref name="index"/> into <paramref name="pixels"/> (28 x 28 bytes, 0 background .. 255 ink).</summary>
    /// <param name="seed">Any 64-bit value.</param>
    /// <param name="set">Training or test images.</param>
    /// <param name="index">At least 0.</param>
    /// <param name="pixels">Row by row; its 784 bytes are all written.</param>
    public static void Draw(ulong seed, DigitSet set, int index, Span<byte> pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(pixels.Length, Side * Side, nameof(pixels));
        var draws = new DigitDraws(seed, set, (uint)index);
        var variants = DigitTemplates.Of(Label(seed, set, index));
        float carelessness = draws.Between(0.5f, 1.5f);
        DigitTemplate template = variants[draws.Below(variants.Length)];
        var hand = new Handwriting(ref draws, carelessness);
        var trajectory = new DigitTrajectory(stackalloc PenPoint[DigitTrajectory.Capacity]);
        trajectory.Write(template, hand, ref draws, carelessness);
        Place(trajectory, ref draws);

        Span<float> ink = stackalloc float[Side * Side];
        var pen = new DigitPen(ink);
        trajectory.Draw(pen);
        pen.Ink(ink, draws.Between(0.9f, 1.6f));
        Develop(ink, pixels, ref draws);
    }

    /// <summary>Chooses size, place and line width: about 20 pixels high near the middle, a line of about 2.5 pixels.</summary>
    private static void Place(in DigitTrajectory trajectory, ref DigitDraws draws)
    {
        (float shiftX, float shiftY) = draws.NormalPair(0.9f);
        (float size, float width) = draws.NormalPair(1);
        float radius = 1.25f * (1 + 0.26f * width + 0.05f * width * width);
        float height = 19f * (1 + 0.055f * size);
        trajectory.Fit(height, 19, shiftX, shiftY, radius);
    }

    /// <summary>Ink becomes bytes; where there is ink, it is a little uneven.</summary>
    private static void Develop(ReadOnlySpan<float> ink, Span<byte> pixels, ref DigitDraws draws)
    {
        float full = draws.Between(255, 345);
        for (int start = 0; start < ink.Length; start += 4)
        {
            PhiloxBlock noise = draws.Block();
            pixels[start] = Level(ink[start], full, noise.W0);
            pixels[start + 1] = Level(ink[start + 1], full, noise.W1);
            pixels[start + 2] = Level(ink[start + 2], full, noise.W2);
            pixels[start + 3] = Level(ink[start + 3], full, noise.W3);
        }
    }

    private static byte Level(float ink, float full, uint noise)
    {
        float grain = 1 - 0.2f * PhiloxBlock.ToUniform(noise);
        return (byte)Math.Min(ink * full * grain, 255f);
    }
}
