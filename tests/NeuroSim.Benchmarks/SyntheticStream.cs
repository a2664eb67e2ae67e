using NeuroSim.Data;
using NeuroSim.Numerics;

namespace NeuroSim.Benchmarks;

/// <summary>Random samples made beforehand, so that reading one costs a copy; eight samples in a row are alike.</summary>
internal sealed class SyntheticStream : ISampleSource
{
    private const int Samples = 256;
    private readonly float[] _values;

    public SyntheticStream(int inputs)
    {
        Inputs = inputs;
        _values = new float[Samples * inputs];
        var random = new Philox(3, RandomStream.Digits);
        for (int i = 0; i < _values.Length; i++)
        {
            int sample = i / inputs, pixel = i % inputs;
            _values[i] = random.Uniform((uint)(sample / 8), (ulong)pixel) + 0.3f * random.Uniform(1000 + (uint)sample, (ulong)pixel) - 0.65f;
        }
    }

    public int Inputs { get; }

    public void Read(long sample, Span<float> input) => _values.AsSpan((int)(sample % Samples) * Inputs, Inputs).CopyTo(input);
}
