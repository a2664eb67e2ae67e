using NeuroSim.Numerics;

namespace NeuroSim.Data;

/// <summary>
/// Images as streaming Forward-Forward sees them: every image in two passes, with its own label (global signal +1) and then with a wrong one (-1), which is
/// drawn at random from the other classes.
/// </summary>
/// <param name="images">Images that take a label.</param>
/// <param name="settings">In which order they come.</param>
/// <param name="seed">The run's seed.</param>
public sealed class LabelStream(LabelledImages images, StreamSettings settings, ulong seed) : IPassSource
{
    private readonly Philox _random = new(seed, RandomStream.NegativeLabels);
    private int[] _order = [];
    private long _epoch = -1;

    /// <inheritdoc/>
    public int Inputs => images.Inputs;

    /// <summary>The wrong label of sample <paramref name="sample"/>, whose class is <paramref name="label"/>.</summary>
    public int WrongLabel(long sample, int label) => (label + 1 + _random.Below(images.Classes - 1, 0, (ulong)sample)) % images.Classes;

    /// <inheritdoc/>
    public float Read(long pass, Span<float> input)
    {
        long sample = pass / 2;
        bool isPositive = pass % 2 == 0;
        int image = ImageOf(sample), label = images.Labels[image];
        images.Read(image, isPositive ? label : WrongLabel(sample, label), input);
        return isPositive ? 1 : -1;
    }

    private int ImageOf(long sample)
    {
        long epoch = sample / images.Count;
        if (epoch != _epoch)
            (_order, _epoch) = (SampleStream.Order(images.Labels, settings, seed, (int)epoch), epoch);
        return _order[sample % images.Count];
    }
}
