using System.CommandLine;
using System.CommandLine.Help;
using NeuroSim.Cli.Slurm;

namespace NeuroSim.Cli;

/// <summary>Parses the arguments, calls a command, and turns whatever goes wrong into one paragraph and an exit status.</summary>
internal sealed class CommandLine(TextWriter output, TextWriter error, TimeProvider clock, Func<string, string?>? environment = null)
{
    /// <summary>Runs one command and returns its exit status.</summary>
    public int Run(string[] args)
    {
        var terminal = new Terminal(output, error, clock, environment ?? Environment.GetEnvironmentVariable);
        Command root = Build(terminal);
        if (Suggestion.Answers(args, root, output))
            return ExitCode.Done;
        ParseResult parsed = root.Parse(args);
        terminal.Json = args.Contains("--json");
        terminal.Verbose = args.Contains("--verbose");
        if (parsed.Errors.Count > 0)
            return UsageError.Report(terminal, parsed);
        using var interruption = new Interruption(terminal);
        terminal.Cancellation = interruption.Token;
        try
        {
            var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error, ProcessTerminationTimeout = null };
            return parsed.Invoke(configuration);
        }
        catch (Exception exception)
        {
            return Failure.Report(terminal, exception);
        }
    }

    /// <summary>A plain command and no RootCommand, which takes its name from the assembly.</summary>
    private static Command Build(Terminal terminal)
    {
        var root = new Command(
            "neurosim",
            """
            Simulates analog and neuromorphic hardware for networks that learn locally (Temporal Regularized Learning): does my network still learn when a
            neuron's memories are RC circuits, its synapses a crossbar, and its lateral signal comes one step late? What does a neuron cost?

            Start with                    neurosim compare
            What does a neuron cost?      neurosim estimate sync-vs-async --set hardware.technology=cmos-65nm
            Is the cell as modelled?      neurosim circuit rc           (needs ngspice; "circuit list" shows cells and simulators)
            MNIST, not drawn digits       neurosim data fetch mnist

            An EXPERIMENT is a YAML file or the name of a built-in one. --set KEY=VALUE overrides any of its settings; values take units (1 us,
            10 pF, 1 GOhm), and a bare number is in the SI unit. Exit status: 0 done, 1 failed, 2 wrong usage or input, 130 interrupted.
            """);
        root.Add(new HelpOption { Recursive = true });
        root.Add(new VersionOption());
        root.Add(CompareCommand.Build(terminal));
        root.Add(RunCommand.Build(terminal));
        root.Add(EstimateCommand.Build(terminal));
        root.Add(CircuitCommand.Build(terminal));
        root.Add(TraceCommand.Build(terminal));
        root.Add(ReportCommand.Build(terminal));
        root.Add(DataCommand.Build(terminal));
        root.Add(CompletionsCommand.Build(terminal));
        root.Add(BenchCommand.Build(terminal));
        root.Add(SpiceWorkerCommand.Build());
        root.Add(SweepChunkCommand.Build(terminal));
        return root;
    }
}
