using BenchmarkDotNet.Attributes;

namespace NeuroSim.Benchmarks;

/// <summary>The scheduler alone, a message an operation.</summary>
[MemoryDiagnoser]
public class SchedulerBenchmarks
{
    [Params(1, 2)]
    public int Threads { get; set; }

    [Benchmark(OperationsPerInvoke = (int)SchedulerLoad.Messages)]
    public long Relay() => SchedulerLoad.Run(Threads);
}
