using NeuroSim.Engines;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Neurons;

namespace NeuroSim.Benchmarks;

/// <summary>A whole network that learns: 784-512-256, K = 1, neuron-rms, synchronous.</summary>
internal static class NetworkLoad
{
    private static readonly SyntheticStream Source = new(784);
    private static readonly Network Network = Describe();

    /// <summary>Bytes that a sample reads and writes in the arrays: both arrays of both layers are read and written.</summary>
    public static long TrafficPerSample => Network.Layers.Sum(layer => 2L * sizeof(float) * layer.Neurons * (layer.Inputs + layer.Neurons));

    /// <summary>Bytes of the arrays.</summary>
    public static int Footprint => (int)(TrafficPerSample / 2);

    public static Action<int> Vector(int threads)
    {
        var engine = new VectorEngine(Network, new NetworkState(Network), threads);
        return samples => engine.Learn(Source, samples);
    }

    public static Action<int> Event(int threads)
    {
        EventEngine engine = EventEngine(threads);
        return samples => engine.Learn(Source, samples);
    }

    public static EventEngine EventEngine(int threads)
    {
        var latencies = new PartLatencies(120, 30, 80, 10, 50, 50);
        return new EventEngine(Network, new NetworkState(Network), [latencies, latencies], threads);
    }

    private static Network Describe()
    {
        var cell = new RcCell { ResistanceOhms = RcCell.ResistanceFor(0.9995, 1e-6, 1e-12), CapacitanceFarads = 1e-12 };
        return new Network
        {
            Layers = [new Layer(784, 512, Activation.Relu), new Layer(512, 256, Activation.Relu)],
            MeanCell = cell,
            VarianceCell = cell,
            LateralRetention = 0.9995f,
            Optimizer = new OptimizerSettings(OptimizerKind.NeuronRms, 2e-5f),
        };
    }
}
