using System.CommandLine;
using System.Text.Json.Nodes;
using NeuroSim.Recording.Traces;
using NeuroSim.Runs;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary><c>neurosim trace EXPERIMENT --neuron L/J</c>.</summary>
internal static class TraceCommand
{
    private const string Explanation = """
        The computation graph of one neuron and one of its weights with every signal at every sample, recorded from the messages of the event engine: waveforms
        (vcd, csv, json), the graph with the values of a sample (dot, svg), when each part of the layers is busy (timeline, for Perfetto), and a page to step
        through the samples (html).

        neurosim trace sync-vs-async --neuron 1/5 --samples 100
        neurosim trace sync-vs-async --neuron 2/1 --input 37 --samples 1000 --after 5000 --format csv,vcd --set hardware.schedule=pipelined
        neurosim trace online-pass --neuron 1/5 --samples 50 --at 12 --format svg --out figures
        """;

    public static Command Build(Terminal terminal)
    {
        var options = new SharedOptions();
        var experiment = new Argument<string>("EXPERIMENT") { Description = $"A YAML file, or the name of a built-in experiment: {ExperimentSource.Listing}." };
        var words = new TraceOptions();
        var command = new Command("trace", Explanation) { experiment };
        words.AddTo(command);
        foreach (Option option in (Option[])[options.Set, options.Seed, options.Threads, options.Out, options.Data, options.Json, options.Verbose])
            command.Add(option);
        command.SetAction(parsed => Trace(terminal, parsed, options, words, parsed.GetValue(experiment)!));
        return command;
    }

    private static int Trace(Terminal terminal, ParseResult parsed, SharedOptions options, TraceOptions words, string pathOrName)
    {
        var formats = TraceFormat.Parse(parsed.GetValue(words.Format)!);
        TraceRequest request = words.RequestOf(parsed);
        Preparation prepared = Preparation.Of(pathOrName, parsed, options, terminal);
        BatchedRules.RefuseIn(prepared.Experiment, "trace follows the neurons of");
        string folder = RunFolder.FullPath(parsed.GetValue(options.Out) ?? RunFolder.DefaultPath(prepared.Experiment) + "-trace");
        using var circuits = new CircuitMemories();
        var run = Prepare(null);
        TraceFormat.RequireFolder(folder);
        terminal.Notice(prepared.Announcement);
        foreach (string warning in run.Warnings)
            terminal.Notice(warning);
        NeuronTrace trace = ProgressView.Show(terminal, listenerFor => Prepare(listenerFor("tracing")).Execute());
        var files = TraceFormat.WriteAll(formats, trace, run.Shown(trace), folder);
        if (terminal.Json)
            terminal.WriteJson(Document(trace, files));
        else
            Print(terminal, trace, files);
        return ExitCode.Done;

        TraceRun Prepare(Action<RunProgress>? progress) => new(
            prepared.Experiment, prepared.Data, prepared.Technology, request,
            new RunOptions(EngineKind.Event, parsed.GetValue(options.Threads), progress, terminal.Clock, terminal.Cancellation) { Memories = circuits.Of });
    }

    private static JsonObject Document(NeuronTrace trace, IEnumerable<string> files) => new()
    {
        ["neuron"] = trace.Place,
        ["input"] = trace.Input + 1,
        ["samples"] = trace.Rows.Length,
        ["files"] = new JsonArray([.. files.Select(file => (JsonNode)file)]),
    };

    private static void Print(Terminal terminal, NeuronTrace trace, IEnumerable<string> files)
    {
        int written = trace.Rows.Count(row => row.IsWritten), active = trace.Rows.Count(row => row.Slope != 0);
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "");
        table.AddRow("neuron", FormattableString.Invariant($"{trace.Place}, weight of input {trace.Input + 1}, {trace.Schedule} schedule"));
        table.AddRow("samples", FormattableString.Invariant($"{trace.Rows[0].Sample} .. {trace.Rows[^1].Sample}: {active} with a slope, {written} followed by a write"));
        table.AddRow("weight", FormattableString.Invariant($"{trace.Rows[0].WeightRead:G6} before, {trace.Rows[^1].Weight:G6} after"));
        foreach (string file in files)
            table.AddRow("file", Markup.Escape(file));
        terminal.Tables.Write(table);
    }
}
