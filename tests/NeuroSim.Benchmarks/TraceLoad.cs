using NeuroSim.Data;
using NeuroSim.Engines;

namespace NeuroSim.Benchmarks;

/// <summary>The network of <see cref="NetworkLoad"/> in the event engine on one thread, for a thousand samples, with and without a probe on one neuron.</summary>
internal sealed class TraceLoad
{
    public const int Samples = 1000;

    private readonly EventEngine _engine = NetworkLoad.EventEngine(threads: 1);
    private readonly ISampleSource _source = new SyntheticStream(784);

    public void Untraced() => _engine.Learn(_source, Samples);

    public void Traced()
    {
        _engine.Probe = new NeuronProbe(0, 4, 36, _engine.State.Samples, Samples);
        _engine.Learn(_source, Samples);
        if (_engine.Probe.Rows().Length != Samples)
            throw new InvalidOperationException("The probe lost samples.");
        _engine.Probe = null;
    }
}
