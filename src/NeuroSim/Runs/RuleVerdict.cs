using NeuroSim.Costs.Rules;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>One sentence about several rules: the most accurate one, and the one that takes the least energy for nearly as much.</summary>
internal static class RuleVerdict
{
    /// <summary>Accuracy that a cheaper rule may give away and still be named.</summary>
    private const double NearlyAsGood = 0.01;

    /// <summary>The sentence.</summary>
    /// <param name="rules">Names, accuracies, and costs of those that a chip can run; at least one.</param>
    public static string Of(IReadOnlyList<(string Name, double Accuracy, RuleCost? Cost)> rules)
    {
        (string Name, double Accuracy, RuleCost? Cost) best = rules.MaxBy(rule => rule.Accuracy);
        string most = FormattableString.Invariant($"{best.Name} is the most accurate with {100 * best.Accuracy:F2} %");
        (string Name, double Accuracy, RuleCost? Cost)[] near = [.. rules.Where(rule => rule.Cost is not null && rule.Accuracy >= best.Accuracy - NearlyAsGood)];
        if (near.Length == 0)
            return $"{most}; no rule within a point of it can be run by crossbars.";
        (string Name, double Accuracy, RuleCost? Cost) cheapest = near.MinBy(rule => RuleComparison.EnergyOf(rule.Cost!));
        if (cheapest == best)
            return FormattableString.Invariant($"{most} and, of those within a point, takes the least energy: {Joules(best.Cost!)} per learning sample.");
        string against = best.Cost is { } own ? $" against {Joules(own)}" : ", and the former cannot be run by crossbars";
        return FormattableString.Invariant($"{most}; within a point of it {cheapest.Name} ({100 * cheapest.Accuracy:F2} %) takes the least energy: {Joules(cheapest.Cost!)} per learning sample{against}.");
    }

    private static string Joules(RuleCost cost) => Quantity.Format(RuleComparison.EnergyOf(cost), Unit.Joule);
}
