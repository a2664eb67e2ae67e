using NeuroSim.Data;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>The samples of one batch, both ways round: a product needs the one that runs along its depth.</summary>
internal sealed class BatchInput
{
    private readonly int _blank;
    private readonly float[] _squaredLengths;

    /// <summary>Room for a batch.</summary>
    /// <param name="slot">Which of two that take turns.</param>
    /// <param name="samples">B.</param>
    /// <param name="inputs">I.</param>
    /// <param name="blank">Inputs at the beginning that are 0 whatever the samples say, because a rule writes the label there.</param>
    public BatchInput(int slot, int samples, int inputs, int blank = 0)
    {
        (Slot, BySample, ByInput, Panels, Labels) = (slot, new Matrix(samples, inputs), new Matrix(inputs, samples), new SamplePanels(samples, inputs), new byte[samples]);
        (_blank, _squaredLengths) = (blank, new float[samples]);
    }

    /// <summary>Which of the two that take turns.</summary>
    public int Slot { get; }

    /// <summary>B x I.</summary>
    public Matrix BySample { get; }

    /// <summary>I x B.</summary>
    public Matrix ByInput { get; }

    /// <summary>B x I as a gradient runs along it.</summary>
    public SamplePanels Panels { get; }

    /// <summary>Sum of the squared inputs of each sample.</summary>
    public ReadOnlySpan<float> SquaredLengths => _squaredLengths;

    /// <summary>The class of each sample, where the source knows it.</summary>
    public byte[] Labels { get; }

    /// <summary>Number of the first sample; -1 when nothing was read.</summary>
    public long First { get; private set; } = -1;

    /// <summary>Reads the batch that begins with sample <paramref name="first"/>.</summary>
    public void Read(ISampleSource source, long first)
    {
        for (int i = 0; i < BySample.Rows; i++)
        {
            source.Read(first + i, BySample.Row(i));
            Labels[i] = (source as ILabelledSource)?.Label(first + i) ?? 0;
        }

        Arrange();
        First = first;
    }

    /// <summary>Reads images, from number <paramref name="first"/> on; places behind the last image keep what they held.</summary>
    public void Read(ImageSet images, PixelNormalization normalization, int first)
    {
        for (int i = 0; i < Math.Min(BySample.Rows, images.Count - first); i++)
        {
            normalization.Apply(images.Image(first + i), BySample.Row(i));
            Labels[i] = images.Labels[first + i];
        }

        Arrange();
    }

    private void Arrange()
    {
        for (int i = 0; i < BySample.Rows; i++)
        {
            BySample.Row(i)[.._blank].Clear();
            _squaredLengths[i] = RowKernels.Dot(BySample.Line(i), BySample.Line(i));
        }

        Transposition.Copy(BySample, ByInput);
        Panels.CopyRows(ByInput, 0, ByInput.Rows);
    }
}
