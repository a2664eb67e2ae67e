using NeuroSim.Memories;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Benchmarks;

/// <summary>The steps of a layer's neurons for one sample, in one lane or the other.</summary>
internal sealed class NeuronLoad
{
    public const int Neurons = 512;
    private readonly IntegratorArray _mean, _variance;
    private readonly TrlConstants _rule;
    private readonly AlignedFloats _a = new(Neurons), _m = new(Neurons), _v = new(Neurons), _p = new(Neurons), _e = new(Neurons);

    public NeuronLoad(Activation activation)
    {
        var cell = new RcCell { ResistanceOhms = 1e9, CapacitanceFarads = 1e-12 };
        _mean = new IntegratorArray(cell, IntegratorRole.Mean, 1e-6, Neurons, 1, 0);
        _variance = new IntegratorArray(cell, IntegratorRole.Variance, 1e-6, Neurons, 1, 0);
        _rule = new TrlConstants(2, 10, 1, 1, activation);
        var random = new Philox(2, RandomStream.Digits);
        for (int j = 0; j < Neurons; j++)
            _a.Span[j] = (float)random.Normal(0, (ulong)j);
    }

    public float Step<TLane>()
        where TLane : struct, ILane<TLane>
    {
        for (int j = 0; j < Neurons; j += TLane.Count)
        {
            TrlObservation<TLane> seen = TrlNeuron.Observe(
                _rule, TLane.Load(_a.Span[j..]), TLane.Load(_m.Span[j..]), TLane.Load(_v.Span[j..]), TLane.Load(_p.Span[j..]),
                _mean.Step<TLane>(j), _variance.Step<TLane>(j));
            seen.M.Store(_m.Span[j..]);
            seen.V.Store(_v.Span[j..]);
            seen.Z.Store(_p.Span[j..]);
            TrlNeuron.Error(_rule, seen.Slope, seen.Own, seen.D).Store(_e.Span[j..]);
        }

        return _e.Span[0];
    }
}
