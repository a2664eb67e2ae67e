using System.Globalization;
using System.Text;
using NeuroSim.Data;
using NeuroSim.Learning;
using NeuroSim.Numerics;
using NeuroSim.Runs.Contrastive;

namespace NeuroSim.Runs;

/// <summary>Writes an experiment with every default filled in; the text parses back to an equal experiment and its bytes depend on it alone.</summary>
public static class ExperimentWriter
{
    /// <summary>The experiment as YAML with line feeds.</summary>
    public static string Write(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var yaml = new StringBuilder();
        Line(yaml, $"name: {YamlText.Scalar(experiment.Name)}");
        Line(yaml, $"question: {YamlText.Scalar(experiment.Question)}");
        if (experiment.Label.Length > 0)
            Line(yaml, $"label: {YamlText.Scalar(experiment.Label)}");
        Line(yaml, $"seed: {experiment.Seed}");
        WriteInput(yaml, experiment);
        WriteLearning(yaml, experiment.Learning);
        Line(yaml, $"head: {{ epochs: {experiment.Head.Epochs}, rate: {SettingText.Of(experiment.Head.Rate)}, batch: {experiment.Head.Batch}{(experiment.Head.SeesLastLayerOnly ? ", layers: last" : "")} }}");
        WriteHardware(yaml, experiment.Hardware);
        if (experiment.Learning.HasReplicates)
            Line(yaml, $"evaluate: {EvaluationSection.Text(experiment.Evaluate)}");
        WriteSweep(yaml, experiment.Sweep);
        WriteExpect(yaml, "expect", experiment.Expect);
        if (!experiment.ExpectAfter.Entries.IsEmpty)
            Line(yaml, $"expectAfter:");
        foreach (BriefExpectation brief in experiment.ExpectAfter.Entries)
            WriteExpect(yaml, FormattableString.Invariant($"  {brief.Epochs}"), brief.Expect);
        return yaml.ToString();
    }

    private static void WriteInput(StringBuilder yaml, Experiment experiment)
    {
        (DataSettings data, NetworkSettings network) = (experiment.Data, experiment.Network);
        Line(yaml, $"data: {{ source: {YamlText.Scalar(data.Source)}, train: {Count(data.Train)}, test: {Count(data.Test)}{(data.Augment is null ? "" : $", augment: {AugmentSection.Text(data.Augment)}")}{Generated(data)} }}");
        string order = ExperimentWords.Of(ExperimentWords.Orders, experiment.Stream.Order);
        Line(yaml, $"stream: {{ order: {order}, chunk: {experiment.Stream.Chunk}, coherence: {SettingText.Of(experiment.Stream.Coherence, Unit.None)}{Repeated(experiment.Stream)} }}");
        string activation = ExperimentWords.Of(ExperimentWords.Activations, network.Activation);
        Line(yaml, $"network: {{ layers: [{string.Join(", ", network.Layers)}], activation: {activation}{(network.Recurrence == 1 ? "" : $", recurrence: {network.Recurrence}")}{(network.Output == default ? "" : $", output: {ExperimentWords.Of(ExperimentWords.Outputs, network.Output)}")} }}");
    }

    private static string Generated(DataSettings data) =>
        (data.Noise is { } noise ? $", noise: {SettingText.Of(noise, Unit.None)}" : "") + (data.DrawsStates ? ", states: drawn" : "");

    private static string Repeated(StreamSettings stream) => stream is { Repetitions: 1, HasFreshCycles: false }
        ? ""
        : $", repetitions: {stream.Repetitions?.ToString(CultureInfo.InvariantCulture) ?? "random"}, cycles: {ExperimentWords.Of(ExperimentWords.Cycles, stream.HasFreshCycles)}";

    private static void WriteLearning(StringBuilder yaml, LearningSettings learning)
    {
        (TrlCoefficients c, OptimizerSettings optimizer) = (learning.Coefficients, learning.Optimizer);
        Line(yaml, $"learning:");
        Line(yaml, $"  rule: {ExperimentWords.Of(ExperimentWords.Rules, learning.Rule)}");
        Line(yaml, $"  coefficients: {{ similarity: {SettingText.Of(c.Similarity)}, variance: {SettingText.Of(c.Variance)}, covariance: {SettingText.Of(c.Covariance)}, lateral: {SettingText.Of(c.Lateral)}, targetVariance: {SettingText.Of(c.TargetVariance)}{(c.DrawsTargets ? ", targetVarianceDraw: uniform" : "")} }}");
        string kind = ExperimentWords.Of(ExperimentWords.Optimizers, optimizer.Kind), decay = ExperimentWords.Of(ExperimentWords.Decays, optimizer.Decay);
        Line(yaml, $"  optimizer: {{ kind: {kind}, rate: {SettingText.Of(optimizer.Rate)}, decay: {decay}{(learning.IsBatched || learning.HasReplicates ? $", momentum: {SettingText.Of(optimizer.Momentum)}" : "")} }}");
        Line(yaml, $"  writeEvery: {learning.WriteEvery}");
        Line(yaml, $"  epochs: {learning.Epochs}");
        if (learning.IsLocal)
            Line(yaml, $"  local: {LocalSection.Text(learning.Local)}");
        if (!learning.IsBatched && !learning.HasReplicates)
            return;
        Line(yaml, $"  batch: {learning.Batch}");
        if (learning.Rule == LearningRule.Clapp)
        {
            Line(yaml, $"  contrastive: {ContrastiveSection.Text(learning.Contrastive)}");
            return;
        }

        if (learning.IsSequential)
        {
            Line(yaml, $"  activationMemory: {ActivationMemorySection.Text(learning.ActivationMemory)}");
            Line(yaml, $"  window: {learning.Window}");
            return;
        }

        if (learning.Rule == LearningRule.ForwardForward)
            Line(yaml, $"  forwardForward: {ForwardForwardSection.Text(learning.ForwardForward)}");
        if (learning.Rule == LearningRule.EquilibriumPropagation)
            Line(yaml, $"  equilibrium: {EquilibriumSection.Text(learning.Equilibrium)}");
        if (learning.Rule is LearningRule.ForwardForward or LearningRule.EquilibriumPropagation)
            return;
        Line(yaml, $"  lateral: {ExperimentWords.Of(ExperimentWords.Laterals, learning.Lateral)}");
        Line(yaml, $"  lateralDensity: {SettingText.Of(learning.LateralDensity, Unit.None)}");
        Line(yaml, $"  shiftLateral: {ExperimentWords.Of(ExperimentWords.Flags, learning.ShiftsLateral)}");
        Line(yaml, $"  train: {ExperimentWords.Of(ExperimentWords.Trains, learning.TrainsFirstLayerOnly)}");
        if (learning.Normalization is { } normalization)
            Line(yaml, $"  batchNorm: {BatchNormSection.Text(normalization)}");
    }

    private static void WriteHardware(StringBuilder yaml, HardwareSettings hardware)
    {
        Line(yaml, $"hardware:");
        Line(yaml, $"  schedule: {ExperimentWords.Of(ExperimentWords.Schedules, hardware.Schedule)}");
        Line(yaml, $"  samplePeriod: {SettingText.Of(hardware.SamplePeriodSeconds, Unit.Second)}");
        Line(yaml, $"  tick: {SettingText.Of(hardware.TickSeconds, Unit.Second)}");
        Line(yaml, $"  memory:");
        foreach (string entry in MemoryWriter.Entries(hardware.Memory))
            Line(yaml, $"    {entry}");
        Line(yaml, $"  crossbar:");
        foreach (string entry in CrossbarWriter.Entries(hardware.Crossbar))
            Line(yaml, $"    {entry}");
        Line(yaml, $"  technology: {YamlText.Scalar(hardware.Technology)}");
    }

    private static void WriteSweep(StringBuilder yaml, SweepSettings sweep)
    {
        if (sweep.IsEmpty)
            return;
        Line(yaml, $"sweep:");
        foreach (string entry in SweepWriter.Entries(sweep))
            Line(yaml, $"  {entry}");
    }

    private static void WriteExpect(StringBuilder yaml, string title, ExpectationSet expect)
    {
        if (expect.Entries.IsEmpty && expect.Orderings.IsEmpty)
            return;
        string indent = title[..^title.TrimStart().Length] + "  ";
        Line(yaml, $"{title}:");
        foreach (IGrouping<string, Expectation> key in expect.Entries.GroupBy(entry => entry.Key.Split('[')[0]))
        {
            string wanted = string.Join(", ", key.Select(entry => $"\"{entry.Wanted}\""));
            string value = key.First().Key.EndsWith(']') ? $"[{wanted}]" : wanted;
            Line(yaml, $"{indent}{key.Key}: {value}");
        }

        if (!expect.Orderings.IsEmpty)
            Line(yaml, $"{indent}orderings:");
        foreach (Ordering ordering in expect.Orderings)
            Line(yaml, $"{indent}  - {ordering.Figure}: \"{ordering.Wanted}\"");
    }

    private static void Line(StringBuilder yaml, FormattableString text) => yaml.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Count(int? images) => images?.ToString(CultureInfo.InvariantCulture) ?? DataSettings.All;
}
