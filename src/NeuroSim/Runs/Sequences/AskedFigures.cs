using System.Collections.Immutable;

namespace NeuroSim.Runs.Sequences;

/// <summary>Which of many figures an experiment is about.</summary>
public static class AskedFigures
{
    /// <summary>Those that its orderings compare; without any, errors and accuracy in the order of training, selectivity, and accuracies of layers.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="known">The figures there are.</param>
    public static ImmutableArray<string> Of(Experiment experiment, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        string[] asked = [.. experiment.Expect.Orderings.SelectMany(ordering => ordering.Terms).Select(term => term.Figure).Distinct()];
        return asked.Length > 0 ? [.. asked] : [.. known.Where(IsUsual)];
    }

    private static bool IsUsual(string name) => name is "end.same.accuracy" or "selectivity"
        || name.EndsWith(".same.error", StringComparison.Ordinal)
        || name.StartsWith("layer", StringComparison.Ordinal) && name.EndsWith(".accuracy", StringComparison.Ordinal);
}
