using System.Collections.Immutable;
using NeuroSim.Costs;
using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>Speed of a product of matrices.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="M">Rows of the result.</param>
/// <param name="N">Columns of the result.</param>
/// <param name="K">Length of a sum.</param>
/// <param name="Threads">Threads.</param>
/// <param name="Gigaflops">Median speed in 1e9 operations per second, a multiply-add being two.</param>
public sealed record KernelSpeed(string Name, int M, int N, int K, int Threads, double Gigaflops);

/// <summary>Speed of an engine.</summary>
/// <param name="Engine">Engine and rule, as in "batch trl-s".</param>
/// <param name="Layers">Inputs and neurons, as in "784-512-256".</param>
/// <param name="Threads">Threads.</param>
/// <param name="SamplesPerSecond">Samples learned per second.</param>
/// <param name="Efficiency">Arithmetic of its matrix products over time and the speed of <see cref="MatrixProduct"/> alone; null for the streaming engines, which read memory.</param>
/// <param name="MemoryShare">
/// Time that the optimiser's pass over weights and moments alone would take, at the speed of <see cref="SpeedTest.OptimizerBandwidth"/>, over the time there was; null for
/// the streaming engines. Above about a half it is the memory that a network larger than the caches waits for.
/// </param>
public sealed record EngineSpeed(string Engine, string Layers, int Threads, double SamplesPerSecond, double? Efficiency, double? MemoryShare);

/// <summary>How fast this machine is on the program's own kernels and engines; timings differ from run to run, ratios within one run less.</summary>
public sealed class SpeedTest(TimeProvider clock)
{
    private const int Repeats = 5, PeakRounds = 400_000, PassRows = 8192, PassColumns = 2000;

    /// <summary>Bytes that Adam reads and writes for a parameter in an update: it and two moments, each both ways.</summary>
    private const int AdamBytes = 24;

    private static readonly (string Name, int M, int N, int K)[] Shapes =
        [("forward, 784 to 512", 64, 512, 784), ("forward, 2000 to 2000", 64, 2000, 2000), ("gradient, 512 x 512", 512, 512, 64)];

    /// <summary>The most multiply-adds in registers, in 1e9 operations per second on one thread: what no product can pass.</summary>
    public double Peak() => ArithmeticPeak.FlopsOf(PeakRounds) / Median(9, () => ArithmeticPeak.Run(PeakRounds)) / 1e9;

    /// <summary>The products the batched rules are made of.</summary>
    /// <param name="threads">At least 1.</param>
    public ImmutableArray<KernelSpeed> Kernels(int threads)
    {
        using var team = new MatrixTeam(threads);
        return [.. Shapes.Select(shape => new KernelSpeed(shape.Name, shape.M, shape.N, shape.K, threads, Gigaflops(team, shape.M, shape.N, shape.K)))];
    }

    /// <summary>Speed of Adam's pass over weights and moments that no cache holds, in 1e9 bytes per second: what an update of a large network cannot pass.</summary>
    /// <param name="threads">At least 1.</param>
    public double OptimizerBandwidth(int threads)
    {
        (AlignedFloats weights, AlignedFloats first, AlignedFloats second) = (Parameters(), Parameters(), Parameters());
        var gradient = new AlignedFloats(PassColumns);
        gradient.Span.Fill(1e-3f);
        AdamStep step = AdamStep.Of(1e-4, 1);
        var team = new ThreadTeam(threads);
        double seconds = Median(5, () => team.Run((thread, _) =>
        {
            (int from, int to) = team.Share(thread, PassRows);
            for (int row = from; row < to; row++)
                AdamRow.Update(Row(weights, row), Row(first, row), Row(second, row), gradient.Span, step);
        }));
        return (double)AdamBytes * PassRows * PassColumns / seconds / 1e9;

        static AlignedFloats Parameters() => new(PassRows * PassColumns);
        static Span<float> Row(AlignedFloats values, int row) => values.Slice(row * PassColumns, PassColumns);
    }

    /// <summary>Every engine on the built-in digits.</summary>
    /// <param name="threads">At least 1.</param>
    /// <param name="yardstick">The fastest product with as many threads. Efficiencies refer to it, measured anew before and after every timing, since the clocks of a machine wander.</param>
    /// <param name="bandwidth">Of <see cref="OptimizerBandwidth"/>.</param>
    public IEnumerable<EngineSpeed> Engines(int threads, KernelSpeed yardstick, double bandwidth)
    {
        yield return Engine("streaming-trl", EngineKind.Vector, [512, 256], threads, 2000, yardstick, bandwidth);
        yield return Engine("streaming-trl", EngineKind.Event, [512, 256], threads, 500, yardstick, bandwidth);
        foreach (string rule in (string[])["trl-s", "backprop"])
            yield return Engine(rule, EngineKind.Batch, [512, 256], threads, 6400, yardstick, bandwidth);
        yield return Engine("trl-s", EngineKind.Batch, [2000, 2000, 2000, 2000], threads, 1280, yardstick, bandwidth);
    }

    private EngineSpeed Engine(string rule, EngineKind kind, int[] layers, int threads, int samples, KernelSpeed yardstick, double bandwidth)
    {
        string yaml = $"{{ name: bench, data: {{ source: digits, train: 2000, test: 10 }}, network: {{ layers: [{string.Join(',', layers)}] }}, learning: {{ rule: {rule}, epochs: 100 }} }}";
        Experiment experiment = ExperimentParser.Parse(yaml, "bench");
        DataSet data = DataCatalog.Load("digits", 2000, 10, DataLocation.Find(null, _ => null));
        Network network = ExperimentNetwork.Of(experiment, data).Network;
        var state = new NetworkState(network);
        IStreamingEngine engine = kind switch
        {
            EngineKind.Batch => new BatchEngine(network, state, threads),
            EngineKind.Event => new EventEngine(network, state, ScheduleTiming.For(Technology.BuiltIn(experiment.Hardware.Technology), network).Layers, threads),
            _ => new VectorEngine(network, state, threads),
        };
        var stream = experiment.StreamOf(data);
        engine.Learn(stream, samples / 4);
        string name = $"{kind.ToString().ToLowerInvariant()} {rule}", shape = string.Join('-', layers.Prepend(data.Train.PixelsPerImage));
        if (kind != EngineKind.Batch)
            return new EngineSpeed(name, shape, threads, samples / Median(Repeats, () => engine.Learn(stream, samples)), null, null);
        (double speed, double gemm) = Against(yardstick, () => engine.Learn(stream, samples), samples);
        return new EngineSpeed(name, shape, threads, speed, speed * FlopsPerSample(network) / (gemm * 1e9), speed * BytesPerSample(network) / (bandwidth * 1e9));
    }

    /// <summary>Samples per second of some work, and the speed of a product around it: those of the repetition whose ratio is the median.</summary>
    private (double SamplesPerSecond, double Gigaflops) Against(KernelSpeed yardstick, Action work, int samples)
    {
        using var team = new MatrixTeam(yardstick.Threads);
        var timings = new List<(double Speed, double Gemm)>();
        double before = Gigaflops(team, yardstick.M, yardstick.N, yardstick.K);
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            double speed = samples / Median(1, work), after = Gigaflops(team, yardstick.M, yardstick.N, yardstick.K);
            timings.Add((speed, (before + after) / 2));
            before = after;
        }

        return timings.OrderBy(one => one.Speed / one.Gemm).ElementAt(Repeats / 2);
    }

    /// <summary>What Adam moves for the weights of all layers, and of the lateral ones with TRL.</summary>
    private static double BytesPerSample(Network network)
    {
        bool backprop = network.Batch!.Rule == BatchRule.Backprop;
        return AdamBytes * network.Layers.Sum(layer => (double)layer.Neurons * (layer.Inputs + (backprop ? 0 : layer.Neurons))) / network.Batch.Batch;
    }

    /// <summary>Forward and gradient of every weight, and with TRL the lateral sum and the covariance; backpropagation's way back.</summary>
    private static double FlopsPerSample(Network network)
    {
        bool backprop = network.Batch!.Rule == BatchRule.Backprop;
        double flops = network.Layers.Sum(layer => 4.0 * layer.Inputs * layer.Neurons + (backprop ? 0 : 4.0 * layer.Neurons * layer.Neurons));
        return flops + (backprop ? network.Layers.Skip(1).Sum(layer => 2.0 * layer.Inputs * layer.Neurons) : 0);
    }

    private double Gigaflops(MatrixTeam team, int m, int n, int k)
    {
        (Matrix a, Matrix b, Matrix c) = (Filled(m, k), Filled(k, n), new Matrix(m, n));
        int rounds = Math.Max(15, (int)(2e10 / (2.0 * m * n * k)));
        return 2.0 * m * n * k / Median(rounds, () => team.Multiply(a, b, c)) / 1e9;
    }

    private static Matrix Filled(int rows, int columns)
    {
        var matrix = new Matrix(rows, columns);
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < columns; j++)
                matrix[i, j] = (i * 13 + j * 7) % 11 - 5;
        }

        return matrix;
    }

    private double Median(int rounds, Action work)
    {
        var seconds = new double[rounds];
        for (int i = 0; i < rounds; i++)
        {
            long started = clock.GetTimestamp();
            work();
            seconds[i] = clock.GetElapsedTime(started).TotalSeconds;
        }

        Array.Sort(seconds);
        return seconds[rounds / 2];
    }
}
