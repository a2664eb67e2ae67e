using NeuroSim.Crossbars;
using NeuroSim.Engines.Batch;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.ForwardForward;

/// <summary>
/// A batch of images whose first pixels, one for each class, carry the label: 1 at the class, or 1 / classes everywhere (neutral). What the first layer makes
/// of the other pixels is the same for every label.
/// </summary>
/// <param name="weights">The first layer.</param>
/// <param name="samples">B.</param>
/// <param name="classes">Pixels that carry the label.</param>
internal sealed class PixelSums(ForwardCrossbar weights, int samples, int classes)
{
    private BatchInput? _images;

    /// <summary>Sums over the pixels behind the label, D x B.</summary>
    public Matrix Sums { get; } = new(weights.Neurons, samples);

    /// <summary>The images of the batch that is being seen, the pixels of their labels 0.</summary>
    public BatchInput Images
    {
        get => _images!;
        set => _images = value;
    }

    /// <summary>The sums of neurons [from, to).</summary>
    public void Sum(int from, int to) => BatchProducts.Multiply(weights.Cells, weights.Stride, from, to, weights.Inputs, Images.ByInput, Sums);

    /// <summary>1 / rms of every image with its label.</summary>
    public void Gains(bool neutral, Span<float> gains)
    {
        float label = neutral ? 1f / classes : 1f;
        ReadOnlySpan<float> squares = Images.SquaredLengths;
        for (int s = 0; s < gains.Length; s++)
            gains[s] = s < squares.Length ? LengthGain.Of(squares[s] + label, weights.Inputs) : 0;
    }

    /// <summary>What the neutral label adds to a neuron's sum.</summary>
    public float NeutralOf(ReadOnlySpan<float> cells)
    {
        float sum = 0;
        for (int c = 0; c < classes; c++)
            sum += cells[c];
        return sum / classes;
    }
}
