using System.CommandLine;
using NeuroSim.Costs;
using NeuroSim.Costs.Rules;
using NeuroSim.Runs;
using NeuroSim.Runs.Sequences;

namespace NeuroSim.Cli;

/// <summary><c>neurosim estimate EXPERIMENT</c>.</summary>
internal static class EstimateCommand
{
    public static Command Build(Terminal terminal)
    {
        var options = new SharedOptions();
        var experiment = new Argument<string>("EXPERIMENT")
        {
            Description = $"A YAML file, or the name of a built-in experiment: {ExperimentSource.Listing}.",
        };
        var mode = new Option<string>("--mode")
        {
            Description = "learning (everything a learning sample needs) or inference (reads and activations alone).",
            HelpName = "learning|inference",
            DefaultValueFactory = _ => "learning",
        };
        var command = new Command("estimate", "Energy, area, latency and memory per neuron and per component, priced with a technology file; no learning, only a short run that counts.") { experiment, mode };
        foreach (Option option in (Option[])[options.Set, options.Seed, options.Threads, options.Data, options.Json, options.Verbose])
            command.Add(option);
        command.SetAction(parsed => Estimate(terminal, parsed, options, parsed.GetValue(experiment)!, parsed.GetValue(mode)!));
        return command;
    }

    /// <summary>Counting needs images and not these images: where a data set is missing, the built-in digits do.</summary>
    private static Preparation Prepare(Terminal terminal, ParseResult parsed, SharedOptions options, string pathOrName)
    {
        try
        {
            return Preparation.Of(pathOrName, parsed, options, terminal);
        }
        catch (InvalidInputException error) when (error.Kind == "data" && parsed.GetValue(options.Data) is null)
        {
            terminal.Notice("The experiment's data set is not there, so operations are counted on the built-in digits: only the share of weights that are written depends on the images.");
            return Preparation.Of(pathOrName, parsed, options, terminal, "data.source=digits", "data.train=4096", "data.test=16");
        }
    }

    private static int Estimate(Terminal terminal, ParseResult parsed, SharedOptions options, string pathOrName, string mode)
    {
        if (mode is not ("learning" or "inference"))
            throw new InvalidInputException("usage", $"There is no mode \"{mode}\"; use learning or inference.", "--mode");
        Preparation prepared = Prepare(terminal, parsed, options, pathOrName);
        if (LeakyPrice.Of(prepared.Experiment, prepared.Data, prepared.Technology) is { } leaky)
            return Show(terminal, leaky, mode);
        if (prepared.Experiment.Learning.Rule != LearningRule.StreamingTrl)
            return Show(terminal, RulePrice.Require(prepared.Experiment, prepared.Data, prepared.Technology), mode);
        terminal.Notice($"Counting the operations of {CostEstimate.ShortRun} samples of {prepared.Data.Name} ({prepared.Data.Origin}).");
        CostEstimate costs = CostEstimate.Of(prepared.Experiment, prepared.Data, prepared.Technology, parsed.GetValue(options.Threads), cancellation: terminal.Cancellation);
        PhaseEstimate phase = mode == "learning" ? costs.Estimate.Learning : costs.Estimate.Inference;
        if (terminal.Json)
            terminal.WriteJson(EstimateDocument.Of(costs, mode, phase));
        else
            EstimateTable.Print(terminal, costs, mode, phase);
        return ExitCode.Done;
    }

    private static int Show(Terminal terminal, RuleCost cost, string mode)
    {
        if (terminal.Json)
            terminal.WriteJson(RuleEstimate.Document(cost, mode));
        else
            RuleEstimate.Print(terminal, cost, mode);
        return ExitCode.Done;
    }

    private static int Show(Terminal terminal, LeakyCost cost, string mode)
    {
        if (terminal.Json)
            terminal.WriteJson(LeakyEstimate.Document(cost, mode));
        else
            LeakyEstimate.Print(terminal, cost, mode);
        return ExitCode.Done;
    }
}
