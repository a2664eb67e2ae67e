using BenchmarkDotNet.Attributes;

namespace NeuroSim.Benchmarks;

/// <summary>A whole network that learns, a sample an operation.</summary>
[MemoryDiagnoser]
public class NetworkBenchmarks
{
    private const int Samples = 100;
    private Action<int> _vectorOne = null!, _vectorTwo = null!, _eventOne = null!, _eventTwo = null!;

    [GlobalSetup]
    public void Setup()
    {
        (_vectorOne, _vectorTwo) = (NetworkLoad.Vector(1), NetworkLoad.Vector(2));
        (_eventOne, _eventTwo) = (NetworkLoad.Event(1), NetworkLoad.Event(2));
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Samples)]
    public void VectorOneThread() => _vectorOne(Samples);

    [Benchmark(OperationsPerInvoke = Samples)]
    public void VectorTwoThreads() => _vectorTwo(Samples);

    [Benchmark(OperationsPerInvoke = Samples)]
    public void EventOneThread() => _eventOne(Samples);

    [Benchmark(OperationsPerInvoke = Samples)]
    public void EventTwoThreads() => _eventTwo(Samples);
}
