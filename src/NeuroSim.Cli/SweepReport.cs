using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using NeuroSim.Numerics;
using NeuroSim.Runs;
using NeuroSim.Runs.Sequences;
using NeuroSim.Runs.Sweeps;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary>What a sweep came to, on standard output: its points, the best one, the cheapest that is nearly as good, those that failed, and where all is.</summary>
internal sealed class SweepReport(Terminal terminal, SweepPlan plan, SweepLedger ledger, SweepFolder folder, EngineKind engine)
{
    /// <summary>More points than this are not listed; points.csv has them.</summary>
    private const int MostListed = 48, MostFailuresListed = 20;

    /// <summary>How much accuracy the cheapest point may give away against the best one.</summary>
    private const double NearlyAsGood = 0.005;

    private readonly ImmutableArray<PointOutcome> _outcomes = ledger.Outcomes;
    private readonly ImmutableArray<string> _naming = plan.Experiment.Sweep.NamingPaths;
    private readonly bool _isSequential = plan.Experiment.Learning.HasReplicates;
    private readonly string[] _figures = [.. AskedFigures.Of(plan.Experiment, ledger.Outcomes.SelectMany(outcome => outcome.Result?.Figures.Keys ?? []).Distinct())];

    /// <summary>Prints it and returns the exit status: 0 when every point has a result.</summary>
    public int Print()
    {
        PointOutcome? best = _isSequential ? null : _outcomes.Where(outcome => outcome.Result is not null).MaxBy(outcome => outcome.Result!.Accuracy);
        long peak = Process.GetCurrentProcess().PeakWorkingSet64;
        ImmutableArray<OrderingOutcome> orderings = SweepOrderings.Evaluate(plan, _outcomes);
        if (terminal.Json)
            terminal.WriteJson(new SweepDocument(plan, folder, engine, peak).Of(_outcomes, best, orderings));
        else
            PrintTables(best, orderings);
        foreach (OrderingOutcome ordering in orderings.Where(one => !one.Met))
            terminal.Notice($"Not as expected: {ordering.Figure} should be {ordering.Wanted}.");
        int failed = _outcomes.Count(outcome => outcome.Status == PointStatus.Failed), missing = _outcomes.Count(outcome => outcome.Status == PointStatus.Missing);
        if (best?.Result is { } result)
            foreach (ExpectationOutcome expected in plan.Experiment.Expected.Evaluate(RunFigures.Of(result, best.Speed, peak)).Where(one => !one.Met))
                terminal.Notice($"Not as expected: {expected.Key} of the best point should be {expected.Wanted}.");
        if (failed + missing > 0)
            terminal.Notice($"neurosim: {failed} of {_outcomes.Length} points failed{(missing > 0 ? $" and {missing} {(missing == 1 ? "is" : "are")} missing; the same command with --resume runs what is missing" : "")}. All others are finished, in {folder.Path}.");
        return failed + missing > 0 ? ExitCode.Failed : ExitCode.Done;
    }

    private void PrintTables(PointOutcome? best, ImmutableArray<OrderingOutcome> orderings)
    {
        if (_outcomes.Length <= MostListed)
            terminal.Tables.Write(Listed());
        if (!orderings.IsEmpty)
            terminal.Tables.Write(SequenceTable.Of(orderings));
        Table table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "");
        table.AddRow("points", $"{_outcomes.Length}: {_outcomes.Count(outcome => outcome.Result is not null)} done, {_outcomes.Count(outcome => outcome.Failure is not null)} failed");
        if (best?.Result is { } result)
        {
            table.AddRow("best point", Described(best));
            PointOutcome? cheapest = _outcomes.Where(outcome => outcome.Costs is not null && outcome.Result!.Accuracy >= result.Accuracy - NearlyAsGood)
                .MinBy(outcome => outcome.Costs!.EnergyJoules.Typical);
            if (cheapest is not null)
                table.AddRow("least energy within 0.5 points of it", Described(cheapest));
        }

        foreach (PointOutcome failed in _outcomes.Where(outcome => outcome.Failure is not null).Take(MostFailuresListed))
            table.AddRow("failed", Markup.Escape($"{failed.Point} ({plan.Points[failed.Point].Description}): {failed.Failure!.Message}"));
        table.AddRow("table", Markup.Escape(folder.TablePath));
        table.AddRow("sweep folder", Markup.Escape(folder.Path));
        terminal.Tables.Write(table);
    }

    private Table Listed()
    {
        Table table = new Table().Border(TableBorder.Rounded).AddColumn("");
        foreach (string name in ShortNames())
            table.AddColumn(Markup.Escape(name));
        table.AddColumns(_isSequential ? [.. _figures.Select(Markup.Escape), "energy", "area"] : ["accuracy", "energy", "area", "feasible"]);
        foreach ((PointOutcome outcome, SweepPoint point) in _outcomes.Zip(plan.Points))
            table.AddRow([$"{point.Index}", .. point.Settings.Where(setting => _naming.Contains(setting.Key)).Select(setting => Markup.Escape(setting.Value)), .. Figures(outcome)]);
        return table;
    }

    private IEnumerable<string> Figures(PointOutcome outcome) => _isSequential ? [.. _figures.Select(name => MeanOf(outcome, name)), .. Prices(outcome)] :
    [
        outcome.Result is { } result ? Percent(result.Accuracy) : outcome.Status.ToString().ToLowerInvariant(),
        .. Prices(outcome),
        outcome.Costs is null ? "" : outcome.Costs.Feasible ? "yes" : "no",
    ];

    private static IEnumerable<string> Prices(PointOutcome outcome) => outcome.Costs is { } costs
        ? [Quantity.Format(costs.EnergyJoules.Typical, Unit.Joule), Quantity.Format(costs.AreaSquareMeters, Unit.SquareMeter)]
        : ["", ""];

    private static string MeanOf(PointOutcome outcome, string figure) => outcome.Result is not { } result
        ? outcome.Status.ToString().ToLowerInvariant()
        : result.Figures.TryGetValue(figure, out ImmutableArray<double> runs) ? SequenceTable.Number(runs.Average()) : "";

    /// <summary>The last word of a path, or the whole path where two would be called the same.</summary>
    private IEnumerable<string> ShortNames()
    {
        string[] last = [.. _naming.Select(path => path.Split('.')[^1])];
        return _naming.Select((path, k) => last.Count(name => name == last[k]) == 1 ? last[k] : path);
    }

    private string Described(PointOutcome outcome)
    {
        string costs = outcome.Costs is { } c ? $", {Quantity.Format(c.EnergyJoules.Typical, Unit.Joule)} and {Quantity.Format(c.AreaSquareMeters, Unit.SquareMeter)} per neuron{(c.Feasible ? "" : ", outside the process window")}" : "";
        return Markup.Escape($"{outcome.Point} ({plan.Points[outcome.Point].Description}): {Percent(outcome.Result!.Accuracy)}{costs}");
    }

    private static string Percent(double share) => (100 * share).ToString("F2", CultureInfo.InvariantCulture) + " %";
}
