using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Recording;

namespace NeuroSim.Runs.Sweeps;

/// <summary>The orderings that an experiment expects of its sweep's points.</summary>
public static class SweepOrderings
{
    /// <summary>Refuses terms that name no point, or more than one, and figures that a point's rule does not have.</summary>
    /// <exception cref="InvalidInputException">Kind <c>experiment</c>.</exception>
    public static void Check(SweepPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        foreach (Ordering ordering in plan.Experiment.Expect.Orderings)
        {
            foreach (OrderingTerm term in ordering.Terms)
            {
                int points = plan.Points.Count(point => IsOf(plan, term, point));
                if (points != 1)
                    throw new InvalidInputException("experiment", $"\"{string.Join(' ', term.Values)}\" of the ordering {ordering.Wanted} names {points} points of the sweep; name one by values of its settings ({string.Join(", ", plan.Experiment.Sweep.NamingPaths)}).", "expect.orderings");
                CheckFigure(plan, ordering, term);
            }
        }
    }

    private static void CheckFigure(SweepPlan plan, Ordering ordering, OrderingTerm term)
    {
        string[] known = [.. FigureNames.Of(plan.ExperimentOf(plan.Points.First(point => IsOf(plan, term, point))))];
        if (known.Contains(term.Figure, StringComparer.Ordinal))
            return;
        string has = known.Length == 0 ? "its rule has no figures to order" : $"it has {string.Join(", ", known)}";
        throw new InvalidInputException("experiment", $"\"{string.Join(' ', term.Values)}\" of the ordering {ordering.Wanted} has no figure {term.Figure}.{NearestName.Hint(term.Figure, known)} Of its figures, {has}.", "expect.orderings");
    }

    /// <summary>How the orderings fare.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="outcomes">What became of its points, in order.</param>
    public static ImmutableArray<OrderingOutcome> Evaluate(SweepPlan plan, IReadOnlyList<PointOutcome> outcomes)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(outcomes);
        var bootstraps = new Dictionary<int, Bootstrap>();
        return [.. plan.Experiment.Expect.Orderings.Select(ordering => Evaluate(plan, outcomes, ordering, bootstraps))];
    }

    private static OrderingOutcome Evaluate(SweepPlan plan, IReadOnlyList<PointOutcome> outcomes, Ordering ordering, Dictionary<int, Bootstrap> bootstraps)
    {
        double[]?[] values = [.. ordering.Terms.Select(term => ValuesOf(plan, outcomes, term))];
        if (values.Any(one => one is null))
            return new OrderingOutcome(ordering.Figure, ordering.Wanted, null, false, null);
        double[] means = [.. values.Select(one => one!.Average())];
        int runs = values.Min(one => one!.Length);
        if (!bootstraps.TryGetValue(runs, out Bootstrap? bootstrap))
            bootstraps[runs] = bootstrap = new Bootstrap(runs, plan.Experiment.Seed);
        double[][] draws = [.. values.Select(one => bootstrap.Means(one.AsSpan(0, runs)))];
        int held = Enumerable.Range(0, Bootstrap.Resamples).Count(resample => Holds(ordering, [.. draws.Select(draw => draw[resample])]));
        return new OrderingOutcome(ordering.Figure, ordering.Wanted, Shown(means), Holds(ordering, means), held / (double)Bootstrap.Resamples);
    }

    private static double[]? ValuesOf(SweepPlan plan, IReadOnlyList<PointOutcome> outcomes, OrderingTerm term)
    {
        SweepPoint point = plan.Points.First(point => IsOf(plan, term, point));
        return outcomes[point.Index].Result?.Figures.TryGetValue(term.Figure, out ImmutableArray<double> runs) == true
            ? [.. runs.Select(value => term.Factor * value)]
            : null;
    }

    private static bool Holds(Ordering ordering, double[] values) =>
        Enumerable.Range(0, values.Length - 1).All(at => ordering.IsStrict[at] ? values[at] < values[at + 1] : values[at] <= values[at + 1]);

    private static string Shown(double[] means) => string.Join(", ", means.Select(mean => mean.ToString("G4", CultureInfo.InvariantCulture)));

    private static bool IsOf(SweepPlan plan, OrderingTerm term, SweepPoint point) => term.Values.All(
        value => point.Settings.Any(setting => plan.Experiment.Sweep.NamingPaths.Contains(setting.Key) && TextOf(setting.Value) == value));

    private static string TextOf(string value) => value.Trim('"');
}
