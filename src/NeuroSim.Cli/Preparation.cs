using System.CommandLine;
using NeuroSim.Costs;
using NeuroSim.Data;
using NeuroSim.Runs;

namespace NeuroSim.Cli;

/// <summary>An experiment with its data and its technology, ready to run.</summary>
/// <param name="Experiment">Its data are those that were found, counted: a resumed run cannot take others.</param>
/// <param name="Data">Images.</param>
/// <param name="Technology">Prices and latencies.</param>
internal sealed record Preparation(Experiment Experiment, DataSet Data, Technology Technology)
{
    /// <summary>Loads what the command line names; <paramref name="settings"/> hold over its own.</summary>
    public static Preparation Of(string pathOrName, ParseResult parsed, SharedOptions options, Terminal terminal, params string[] settings)
    {
        Experiment experiment = ExperimentSource.Load(pathOrName, [.. parsed.GetValue(options.Set) ?? [], .. settings], parsed.GetValue(options.Seed));
        ExperimentNetwork.Check(experiment); // what no data can make right is refused before any is loaded
        Technology technology = TechnologySource.Load(experiment.Hardware.Technology);
        (int? train, int? test) = experiment.ImagesToLoad;
        DataSet data = DataCatalog.Load(experiment.Data.Source, train, test, options.Location(parsed, terminal));
        return new Preparation(experiment.With(data), data, technology);
    }

    /// <summary>What is about to happen, in one line.</summary>
    public string Announcement =>
        $"{Experiment.Name}: {Data.Train.PixelsPerImage}-{string.Join('-', Experiment.Network.Layers)}, {Data.Name} ({Data.Origin}){Counts}, {Experiment.Learning.Epochs} {(Experiment.Learning.Epochs == 1 ? "pass" : "passes")}{(Experiment.Evaluate.Runs > 1 ? $", {Experiment.Evaluate.Runs} networks" : "")}";

    private string Counts => Data.IsGenerated ? "" : $", {Experiment.Data.Train} training and {Experiment.Data.Test} test images";
}
