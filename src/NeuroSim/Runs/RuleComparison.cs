using System.Collections.Immutable;
using NeuroSim.Costs.Rules;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>What one rule of a comparison came to.</summary>
/// <param name="Experiment">The experiment as run.</param>
/// <param name="Folder">Its run folder.</param>
/// <param name="Result">What it learned.</param>
/// <param name="Speed">How fast it was here; null when it had run before.</param>
/// <param name="Cost">What it would take on a chip; null: none can run it.</param>
/// <param name="Obstacle">Why not; null: one can.</param>
public sealed record RuleOutcome(Experiment Experiment, string Folder, RunResult Result, RunSpeed? Speed, RuleCost? Cost, string? Obstacle);

/// <summary>Experiments with different rules, side by side.</summary>
/// <param name="Rules">In the order they were given.</param>
public sealed record RuleComparison(ImmutableArray<RuleOutcome> Rules)
{
    /// <summary>Accuracy that a cheaper rule may give away and still be named.</summary>
    private const double NearlyAsGood = 0.01;

    /// <summary>The most accurate rule, and the one with the least energy per learning sample within a point of it.</summary>
    public string Verdict
    {
        get
        {
            RuleOutcome best = Rules.MaxBy(rule => rule.Result.Accuracy)!;
            string most = FormattableString.Invariant($"{best.Experiment.Name} is the most accurate with {100 * best.Result.Accuracy:F2} %");
            RuleOutcome? cheapest = Rules.Where(rule => rule.Cost is not null && rule.Result.Accuracy >= best.Result.Accuracy - NearlyAsGood).MinBy(rule => EnergyOf(rule.Cost!));
            if (cheapest is null)
                return $"{most}; no rule within a point of it can be run by crossbars.";
            return cheapest == best
                ? FormattableString.Invariant($"{most} and, of those within a point, takes the least energy: {Joules(best.Cost!)} per learning sample.")
                : FormattableString.Invariant($"{most}; within a point of it {cheapest.Experiment.Name} ({100 * cheapest.Result.Accuracy:F2} %) takes the least energy: {Joules(cheapest.Cost!)} per learning sample{(best.Cost is { } own ? FormattableString.Invariant($" against {Joules(own)}") : ", and the former cannot be run by crossbars")}.");
        }
    }

    private static string Joules(RuleCost cost) => Quantity.Format(EnergyOf(cost), Unit.Joule);

    /// <summary>Joules of the whole network for a learning sample.</summary>
    public static double EnergyOf(RuleCost cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        return cost.Neurons * cost.Learning.EnergyJoules.Typical;
    }
}
