using NeuroSim.Data;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines.Batch;

/// <summary>Normal noise with a class for each sample.</summary>
internal sealed class LabelledNoise(int inputs) : ILabelledSource
{
    private readonly Philox _random = new(3, RandomStream.InitialWeights);

    public int Inputs => inputs;

    public byte Label(long sample) => (byte)(sample % 3);

    public void Read(long sample, Span<float> input)
    {
        for (int i = 0; i < inputs; i++)
            input[i] = (float)_random.Normal((uint)i, (ulong)sample);
    }

    public double[][] Batch(int samples) => [.. Enumerable.Range(0, samples).Select(t =>
    {
        float[] x = new float[inputs];
        Read(t, x);
        return x.Select(value => (double)value).ToArray();
    })];

    public byte[] Labels(int samples) => [.. Enumerable.Range(0, samples).Select(t => Label(t))];
}
