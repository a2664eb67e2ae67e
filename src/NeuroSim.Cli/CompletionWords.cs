using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Completions;
using NeuroSim.Circuits;
using NeuroSim.Costs;
using NeuroSim.Data;
using NeuroSim.Runs;

namespace NeuroSim.Cli;

/// <summary>Tells the parser which words arguments and options take, for completion only: a path or a number may stand there all the same,
/// and help would list every word.</summary>
internal static class CompletionWords
{
    /// <summary>Settings of an experiment that take one of a few words.</summary>
    internal static ImmutableArray<(string Key, ImmutableArray<string> Words)> Settings { get; } =
    [
        ("data.source", [.. KnownDataSet.All.Select(set => set.Name), DataCatalog.Digits, DataCatalog.Auto, .. GeneratedStream.Names]),
        ("stream.order", ["chunked", "shuffled", "sequential", "repeated"]),
        ("network.activation", ["relu", "tanh", "sigmoid", "gelu"]),
        ("learning.optimizer.kind", ["sgd", "neuron-rms", "adam", "rmsprop"]),
        ("learning.optimizer.decay", ["none", "linear", "second-half"]),
        ("hardware.schedule", ["synchronous", "shifted", "pipelined"]),
        ("hardware.memory.cell", ["rc", "switched-capacitor", "register"]),
        ("hardware.technology", Technology.BuiltInNames),
    ];

    /// <summary>Settings whose value is a number, a quantity or a list.</summary>
    internal static ImmutableArray<string> OpenSettings { get; } =
    [
        "seed", "data.train", "data.test", "stream.chunk", "network.layers", "learning.epochs", "learning.writeEvery", "learning.optimizer.rate",
        "hardware.samplePeriod", "hardware.memory.retention", "hardware.memory.resistance", "hardware.memory.capacitance",
    ];

    /// <summary>Goes through a command and all below it.</summary>
    public static void AddTo(Command command)
    {
        foreach (Argument argument in command.Arguments)
        {
            if (WordsOf(argument) is { } words)
                argument.CompletionSources.Add(_ => words.Select(word => new CompletionItem(word)));
        }

        bool hasExperiment = command.Arguments.Any(argument => argument.Name == "EXPERIMENT");
        foreach (Option option in command.Options)
        {
            if (option.HelpName?.Contains('|') == true)
                option.CompletionSources.Add(_ => option.HelpName.Split('|').Select(word => new CompletionItem(word)));
            else if (option.Name == "--set" && hasExperiment)
                option.CompletionSources.Add(context => SettingsFor(context.WordToComplete).Select(word => new CompletionItem(word)));
        }

        foreach (Command below in command.Subcommands)
            AddTo(below);
    }

    private static IEnumerable<string>? WordsOf(Argument argument) => argument.Name switch
    {
        "EXPERIMENT" => ExperimentSource.BuiltIn,
        "CELL" => CellContracts.All.Select(contract => contract.Cell),
        "NAME" => KnownDataSet.All.Select(set => set.Name),
        "SHELL" => CompletionScript.Shells,
        _ => null,
    };

    /// <summary>Keys with an equals sign until one is complete, then the key with each of its words.</summary>
    private static IEnumerable<string> SettingsFor(string begun)
    {
        string key = begun.Split('=')[0];
        return begun.Contains('=')
            ? Settings.Where(setting => setting.Key == key).SelectMany(setting => setting.Words.Select(word => $"{key}={word}"))
            : Settings.Select(setting => setting.Key).Concat(OpenSettings).Select(known => known + "=");
    }
}
