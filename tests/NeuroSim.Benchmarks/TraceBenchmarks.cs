using BenchmarkDotNet.Attributes;

namespace NeuroSim.Benchmarks;

/// <summary>What recording one neuron costs, a sample an operation.</summary>
[MemoryDiagnoser]
public class TraceBenchmarks
{
    private readonly TraceLoad _load = new();

    [Benchmark(Baseline = true, OperationsPerInvoke = TraceLoad.Samples)]
    public void Untraced() => _load.Untraced();

    [Benchmark(OperationsPerInvoke = TraceLoad.Samples)]
    public void Traced() => _load.Traced();
}
