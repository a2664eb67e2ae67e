using BenchmarkDotNet.Attributes;

namespace NeuroSim.Benchmarks;

/// <summary>One sample's passes over the arrays of a layer, with a copy of the same footprint as the bound.</summary>
[MemoryDiagnoser]
public class KernelBenchmarks
{
    private CrossbarLoad _load = null!;
    private CopyLoad _copy = null!;

    [Params(784, 512)]
    public int Inputs { get; set; }

    [GlobalSetup]
    public void Setup() => (_load, _copy) = (new CrossbarLoad(Inputs, 512), new CopyLoad(Inputs * 512 * sizeof(float)));

    [Benchmark(Baseline = true)]
    public void Copy() => _copy.Copy();

    [Benchmark]
    public float Read() => _load.Read();

    [Benchmark]
    public float WriteThenRead() => _load.WriteThenRead();

    [Benchmark]
    public float LateralReadThenLearn() => _load.ReadThenLearn();

    [Benchmark]
    public float LateralCatchUpThenRead() => _load.CatchUpThenRead();
}
