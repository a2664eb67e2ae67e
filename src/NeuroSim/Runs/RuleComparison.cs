using System.Collections.Immutable;
using NeuroSim.Costs.Rules;

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
    /// <summary>The most accurate rule, and the one with the least energy per learning sample within a point of it.</summary>
    public string Verdict => RuleVerdict.Of([.. Rules.Select(rule => (rule.Experiment.Name, rule.Result.Accuracy, rule.Cost))]);

    /// <summary>Joules of the whole network for a learning sample.</summary>
    public static double EnergyOf(RuleCost cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        return cost.Neurons * cost.Learning.EnergyJoules.Typical;
    }
}
