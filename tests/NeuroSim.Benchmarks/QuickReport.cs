using System.Globalization;
using System.Runtime.Intrinsics;
using NeuroSim.Crossbars;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Benchmarks;

/// <summary>Half a minute of stopwatch timing: what each part reaches of the bound that the machine sets, as ratios.</summary>
internal static class QuickReport
{
    private const int EventSamples = 20, VectorSamples = 100;

    public static void Write(TextWriter target)
    {
        Line(target, $"{Environment.ProcessorCount} processors, 512-bit vectors in hardware: {(Vector512.IsHardwareAccelerated ? "yes" : "no")}\n");
        Kernels(target);
        Wires(target);
        Devices(target);
        Neurons(target);
        SchedulerAlone(target);
        Networks(target);
        Trace(target);
    }

    private static void Kernels(TextWriter target)
    {
        Line(target, $"{"pass over an array",-32}{"us",9}{"GB/s",9}{"copy",9}{"ratio",9}");
        foreach ((int inputs, int neurons) in (ReadOnlySpan<(int, int)>)[(784, 512), (512, 512)])
        {
            var load = new CrossbarLoad(inputs, neurons);
            double bound = CopyBandwidth(load.ForwardBytes), lateralBound = CopyBandwidth(load.LateralBytes);
            string shape = $"{inputs} x {neurons}";
            Kernel(target, $"{shape} read", load.ForwardBytes, bound, () => load.Read());
            Kernel(target, $"{shape} write-then-read", 2L * load.ForwardBytes, bound, () => load.WriteThenRead());
            Kernel(target, $"{neurons} x {neurons} read-then-learn", 2L * load.LateralBytes, lateralBound, () => load.ReadThenLearn());
            Kernel(target, $"{neurons} x {neurons} catch up 3, read", 2L * load.LateralBytes, lateralBound, () => load.CatchUpThenRead());
        }
    }

    private static void Kernel(TextWriter target, string name, long traffic, double bound, Action action)
    {
        double seconds = BestTime.Of(action), bandwidth = traffic / seconds;
        Line(target, $"{name,-32}{seconds * 1e6,9:F1}{bandwidth / 1e9,9:F1}{bound / 1e9,9:F1}{bandwidth / bound,9:F2}");
    }

    private static double CopyBandwidth(int footprint)
    {
        var copy = new CopyLoad(footprint);
        return copy.Traffic / BestTime.Of(copy.Copy);
    }

    private static void Wires(TextWriter target)
    {
        Line(target, $"\n{"read behind 1 Ohm segments",-32}{"ms",9}{"sweeps",9}{"residual",11}{"to plain",10}");
        Wires(target, 784, 64, 1e5, 1e-4);
        foreach (double ohms in (ReadOnlySpan<double>)[1e6, 1e4, 1e3])
            Wires(target, 512, 512, ohms, 1e-6);
    }

    private static void Wires(TextWriter target, int rows, int columns, double ohms, double tolerance)
    {
        var load = new WireLoad(rows, columns, ohms, tolerance);
        var ideal = new CrossbarLoad(rows, columns);
        double seconds = BestTime.Of(() => load.Solve()), plain = BestTime.Of(() => ideal.Read());
        WireSolution solution = load.Solve();
        string name = string.Create(CultureInfo.InvariantCulture, $"{rows} x {columns}, {ohms / 1000:F0} kOhm, {tolerance:E0}");
        Line(target, $"{name,-32}{seconds * 1e3,9:F3}{solution.Iterations,9}{solution.Residual,11:E1}{seconds / plain,10:F1}");
    }

    private static void Devices(TextWriter target)
    {
        Line(target, $"\n{"512 x 512 devices, one core",-44}{"ms",9}{"to plain read",15}");
        var ideal = new CrossbarLoad(512, 512);
        double plain = BestTime.Of(() => ideal.Read());
        Device(target, "noisy read", BestTime.Of(new DeviceLoad(512, 512, DeviceLoad.Noisy(null)).Read), plain);
        Device(target, "noisy read, 8-bit converters", BestTime.Of(new DeviceLoad(512, 512, DeviceLoad.Noisy(8)).Read), plain);
        Device(target, "noisy pulsed outer product", BestTime.Of(new DeviceLoad(512, 512, DeviceLoad.Pulsed()).Write), plain);
    }

    private static void Device(TextWriter target, string name, double seconds, double plain) =>
        Line(target, $"{name,-44}{seconds * 1e3,9:F3}{seconds / plain,15:F1}");

    private static void Neurons(TextWriter target)
    {
        Line(target, $"\n{"neuron step",-32}{"vector ns",12}{"single ns",12}{"ratio",9}");
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            var load = new NeuronLoad(activation);
            double vector = BestTime.Of(() => load.Step<Vector512Lane>()) / NeuronLoad.Neurons;
            double single = BestTime.Of(() => load.Step<FloatLane>()) / NeuronLoad.Neurons;
            Line(target, $"{activation,-32}{vector * 1e9,12:F2}{single * 1e9,12:F2}{single / vector,9:F1}");
        }
    }

    private static void SchedulerAlone(TextWriter target)
    {
        Line(target, $"\n{"scheduler alone",-32}{"M messages/s",14}{"ratio",9}");
        double one = SchedulerLoad.Messages / BestTime.Of(() => SchedulerLoad.Run(1)), two = SchedulerLoad.Messages / BestTime.Of(() => SchedulerLoad.Run(2));
        Line(target, $"{"1 thread",-32}{one / 1e6,14:F1}{1.0,9:F2}");
        Line(target, $"{"2 threads",-32}{two / 1e6,14:F1}{two / one,9:F2}");
    }

    private static void Networks(TextWriter target)
    {
        double bound = CopyBandwidth(NetworkLoad.Footprint) / NetworkLoad.TrafficPerSample;
        Line(target, $"\n{"784-512-256 learns",-32}{"samples/s",11}{"to bound",11}{"to vector 1",13}");
        Line(target, $"{"bound: its traffic as a copy",-32}{bound,11:F0}{1.0,11:F2}");
        double reference = Engine(target, "vector engine, 1 thread", NetworkLoad.Vector(1), VectorSamples, bound, null);
        Engine(target, "vector engine, 2 threads", NetworkLoad.Vector(2), VectorSamples, bound, reference);
        Engine(target, "event engine, 1 thread", NetworkLoad.Event(1), EventSamples, bound, reference);
        Engine(target, "event engine, 2 threads", NetworkLoad.Event(2), EventSamples, bound, reference);
    }

    private static void Trace(TextWriter target)
    {
        var load = new TraceLoad();
        double untraced = BestTime.Of(load.Untraced), traced = BestTime.Of(load.Traced);
        Line(target, $"\n{"event engine, 1000 samples",-32}{"s",11}{"to untraced",13}");
        Line(target, $"{"untraced",-32}{untraced,11:F3}{1.0,13:F2}");
        Line(target, $"{"one neuron traced",-32}{traced,11:F3}{traced / untraced,13:F2}");
    }

    private static double Engine(TextWriter target, string name, Action<int> learn, int samples, double bound, double? reference)
    {
        double speed = samples / BestTime.Of(() => learn(samples));
        Line(target, $"{name,-32}{speed,11:F0}{speed / bound,11:F2}{speed / (reference ?? speed),13:F2}");
        return speed;
    }

    private static void Line(TextWriter target, FormattableString text) => target.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
