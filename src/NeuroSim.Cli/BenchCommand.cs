using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroSim.Runs;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary><c>neurosim bench</c>.</summary>
internal static class BenchCommand
{
    public static Command Build(Terminal terminal)
    {
        var options = new SharedOptions();
        var command = new Command("bench", "The speed of this machine on the program's own matrix products and engines, beside the most multiply-adds it does in registers; half a minute.");
        foreach (Option option in (Option[])[options.Threads, options.Json, options.Verbose])
            command.Add(option);
        command.SetAction(parsed => Bench(terminal, parsed.GetValue(options.Threads)));
        return command;
    }

    private static int Bench(Terminal terminal, int threads)
    {
        var test = new SpeedTest(terminal.Clock);
        terminal.Notice("Multiply-adds in registers.");
        double peak = test.Peak();
        terminal.Notice("Matrix products.");
        KernelSpeed[] kernels = [.. new[] { 1, threads }.Distinct().SelectMany(count => test.Kernels(count))];
        KernelSpeed yardstick = kernels.Where(kernel => kernel.Threads == threads).MaxBy(kernel => kernel.Gigaflops)!;
        terminal.Notice("Adam's pass over memory.");
        double bandwidth = test.OptimizerBandwidth(threads);
        var engines = new List<EngineSpeed>();
        foreach (EngineSpeed engine in test.Engines(threads, yardstick, bandwidth))
        {
            terminal.Notice($"{engine.Engine}, {engine.Layers}.");
            engines.Add(engine);
            terminal.Cancellation.ThrowIfCancellationRequested();
        }

        RunEnvironment machine = RunEnvironment.Capture(threads, terminal.Clock);
        if (terminal.Json)
            terminal.WriteJson(Document(machine, threads, peak, bandwidth, kernels, engines));
        else
            Print(terminal, machine, peak, bandwidth, kernels, engines);
        return ExitCode.Done;
    }

    private static JsonObject Document(RunEnvironment machine, int threads, double peak, double bandwidth, KernelSpeed[] kernels, List<EngineSpeed> engines) => new()
    {
        ["cpu"] = machine.Cpu,
        ["vectorBits"] = machine.VectorBits,
        ["threads"] = threads,
        ["peakGflopsPerThread"] = peak,
        ["optimizerGigabytesPerSecond"] = bandwidth,
        ["kernels"] = new JsonArray([.. kernels.Select(kernel => (JsonNode)new JsonObject
        {
            ["name"] = kernel.Name,
            ["m"] = kernel.M,
            ["n"] = kernel.N,
            ["k"] = kernel.K,
            ["threads"] = kernel.Threads,
            ["gflops"] = kernel.Gigaflops,
        })]),
        ["engines"] = new JsonArray([.. engines.Select(engine => (JsonNode)new JsonObject
        {
            ["engine"] = engine.Engine,
            ["layers"] = engine.Layers,
            ["threads"] = engine.Threads,
            ["samplesPerSecond"] = engine.SamplesPerSecond,
            ["efficiency"] = engine.Efficiency,
            ["memoryShare"] = engine.MemoryShare,
        })]),
    };

    private static void Print(Terminal terminal, RunEnvironment machine, double peak, double bandwidth, KernelSpeed[] kernels, List<EngineSpeed> engines)
    {
        IAnsiConsole screen = terminal.Tables;
        screen.WriteLine(Text($"{machine.Cpu}, {machine.VectorBits}-bit vectors; at most {peak:F0} GFLOP/s a thread (multiply-adds in registers); Adam's pass over weights and moments in memory moves {bandwidth:F1} GB/s."));
        var table = new Table().AddColumns("product", "m x n x k", "threads", "GFLOP/s", "of the peak");
        foreach (KernelSpeed kernel in kernels)
            table.AddRow(kernel.Name, Text($"{kernel.M} x {kernel.N} x {kernel.K}"), Text($"{kernel.Threads}"), Text($"{kernel.Gigaflops:F1}"), Text($"{kernel.Gigaflops / peak / kernel.Threads:P0}"));
        screen.Write(table.RoundedBorder());
        table = new Table().AddColumns("engine", "layers", "threads", "samples/s", "of its products alone", "Adam's pass alone");
        foreach (EngineSpeed engine in engines)
            table.AddRow(engine.Engine, engine.Layers, Text($"{engine.Threads}"), Text($"{engine.SamplesPerSecond:N0}"), Share(engine.Efficiency), Share(engine.MemoryShare));
        screen.Write(table.RoundedBorder());
    }

    private static string Share(double? share) => share is { } value ? Text($"{value:P0}") : "";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
