using NeuroSim.Data;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>The samples of one batch, both ways round: a product needs the one that runs along its depth.</summary>
internal sealed class BatchInput
{
    /// <summary>Room for a batch.</summary>
    public BatchInput(int slot, int samples, int inputs) =>
        (Slot, BySample, ByInput, Panels, Labels) = (slot, new Matrix(samples, inputs), new Matrix(inputs, samples), new SamplePanels(samples, inputs), new byte[samples]);

    /// <summary>Which of the two that take turns.</summary>
    public int Slot { get; }

    /// <summary>B x I.</summary>
    public Matrix BySample { get; }

    /// <summary>I x B.</summary>
    public Matrix ByInput { get; }

    /// <summary>B x I as a gradient runs along it.</summary>
    public SamplePanels Panels { get; }

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

        Transposition.Copy(BySample, ByInput);
        Panels.CopyRows(ByInput, 0, ByInput.Rows);
        First = first;
    }
}
