using NeuroSim.Engines.ForwardForward;
using NeuroSim.Runs.Contrastive;
using NeuroSim.Runs.Sequences;

namespace NeuroSim.Runs;

/// <summary>The names of the figures that a run of an experiment will have, known before it runs.</summary>
internal static class FigureNames
{
    /// <summary>The names; none for a rule whose result has accuracies alone.</summary>
    public static IEnumerable<string> Of(Experiment experiment) => experiment.Learning.Rule switch
    {
        LearningRule.Leaky or LearningRule.Lstm => SequenceFigures.FinalNames(experiment).Concat(
            experiment.Evaluate.Windows.SelectMany(window => SequenceFigures.TestNames(experiment).Select(name => $"{window.Name}.{name}"))),
        LearningRule.Clapp => ContrastiveRun.FigureNames(experiment),
        LearningRule.ForwardForward => [$"{ForwardForwardReader.Energy}.accuracy", $"{ForwardForwardReader.Softmax}.accuracy"],
        _ => [],
    };
}
