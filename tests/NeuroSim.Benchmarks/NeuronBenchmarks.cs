using BenchmarkDotNet.Attributes;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Benchmarks;

/// <summary>512 neuron steps in vectors of 16 and one by one.</summary>
[MemoryDiagnoser]
public class NeuronBenchmarks
{
    private NeuronLoad _load = null!;

    [Params(Activation.Relu, Activation.Tanh, Activation.Sigmoid, Activation.Gelu)]
    public Activation Activation { get; set; }

    [GlobalSetup]
    public void Setup() => _load = new NeuronLoad(Activation);

    [Benchmark(Baseline = true, OperationsPerInvoke = NeuronLoad.Neurons)]
    public float Vector() => _load.Step<Vector512Lane>();

    [Benchmark(OperationsPerInvoke = NeuronLoad.Neurons)]
    public float OneByOne() => _load.Step<FloatLane>();
}
