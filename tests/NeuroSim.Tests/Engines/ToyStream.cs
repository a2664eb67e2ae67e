using NeuroSim.Data;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines;

/// <summary>Small temporally coherent inputs: a slow prototype per chunk of eight samples plus noise.</summary>
internal sealed class ToyStream(int inputs, ulong seed = 7) : ISampleSource
{
    private readonly Philox _random = new(seed, RandomStream.Digits);

    public int Inputs => inputs;

    public void Read(long sample, Span<float> input)
    {
        uint prototype = 1 + _random.Block(0, (ulong)(sample / 8)).W0 % 5;
        for (int i = 0; i < inputs; i++)
        {
            float shape = (float)_random.Normal(prototype, (ulong)i), noise = (float)_random.Normal(100 + (uint)i, (ulong)sample);
            input[i] = 0.8f * shape + 0.3f * noise;
        }
    }
}
