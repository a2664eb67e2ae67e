using NeuroSim.Data;
using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines.Local;

/// <summary>Small inputs with the signals of a rule: pairs of context and next for CLAPP, of positive and negative for Forward-Forward.</summary>
internal sealed class ToyPasses(LocalRule rule, int inputs, ulong seed = 7) : IPassSource
{
    private readonly Philox _random = new(seed, RandomStream.Digits);

    public int Inputs => inputs;

    public float Read(long pass, Span<float> input)
    {
        uint prototype = 1 + _random.Block(0, (ulong)(pass / 2)).W0 % 5;
        float sign = _random.Block(0, (ulong)(pass / 2)).W1 % 2 == 0 ? 1 : -1;
        if (pass % 2 == 1 && sign < 0)
            prototype = 6 - prototype;
        for (int i = 0; i < inputs; i++)
            input[i] = 0.8f * (float)_random.Normal(prototype, (ulong)i) + 0.3f * (float)_random.Normal(100 + (uint)i, (ulong)pass);
        return rule == LocalRule.Clapp ? pass % 2 == 0 ? 0 : sign : pass % 2 == 0 ? 1 : -1;
    }
}
