using System.Collections.Immutable;
using NeuroSim.Crossbars;
using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Runs;

/// <summary>The network an experiment describes, for the data it really has.</summary>
/// <param name="Network">What the engines take.</param>
/// <param name="Warnings">Settings that are allowed and probably not meant, a sentence each; what a technology can make is judged elsewhere.</param>
public sealed record ExperimentNetwork(Network Network, ImmutableArray<string> Warnings)
{
    /// <summary>Refuses what no data can make right.</summary>
    /// <exception cref="InvalidInputException">The experiment has a sweep, which is more than one network, or settings that its rule does not have.</exception>
    public static void Check(Experiment experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        RefuseSweep(experiment.Sweep, experiment.Seed);
        if (!experiment.Learning.HasReplicates)
            Of(experiment, inputs: 1, totalSamples: 0);
    }

    /// <summary>The network of <paramref name="experiment"/>.</summary>
    /// <param name="experiment">A checked experiment without a sweep.</param>
    /// <param name="inputs">Inputs of the first layer (pixels of an image), at least 1.</param>
    /// <param name="totalSamples">Samples of the whole run, at least 0, for a rate that falls over it.</param>
    /// <exception cref="InvalidInputException">The experiment has a sweep, which is more than one network, or settings that its rule does not have.</exception>
    public static ExperimentNetwork Of(Experiment experiment, int inputs, long totalSamples)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(totalSamples);
        RefuseSweep(experiment.Sweep, experiment.Seed);
        HardwareSettings hardware = experiment.Hardware;
        double period = hardware.SamplePeriodSeconds;
        var network = new Network
        {
            Layers = Layers(experiment.Network, inputs),
            Recurrence = experiment.Network.Recurrence,
            Coefficients = experiment.Learning.Coefficients,
            MeanCell = hardware.Memory.MeanCell(period),
            VarianceCell = hardware.Memory.VarianceCell(period),
            PreviousCell = hardware.Memory.Previous.Cell,
            Squarer = hardware.Memory.Squarer,
            Crossbar = hardware.Crossbar.Design,
            LateralRetention = experiment.Learning.IsBatched ? Inside(0) : Inside(hardware.Memory.LateralTime(period).RetentionOver(period)),
            Batch = BatchOf(experiment, totalSamples),
            Optimizer = experiment.Learning.Optimizer,
            WriteEvery = experiment.Learning.WriteEvery,
            Schedule = hardware.Schedule,
            SamplePeriodSeconds = period,
            TickSeconds = hardware.TickSeconds,
            Seed = experiment.Seed,
            TotalSamples = totalSamples,
        };
        NetworkSize.Require(network);
        if (experiment.Learning.IsBatched)
            return new ExperimentNetwork(network with { Crossbar = CrossbarDesign.Ideal }, [.. BatchedRules.Warnings(experiment)]);
        BatchedRules.RefuseInStreaming(experiment);
        CrossbarWarnings.Refuse(experiment);
        return new ExperimentNetwork(network, [.. InertSettings(experiment), .. CrossbarWarnings.Of(hardware.Crossbar.Design), .. MemoryWarnings.Of(hardware, totalSamples)]);
    }

    /// <summary>The network of <paramref name="experiment"/> for the data it runs on, with calibrated converters.</summary>
    /// <exception cref="InvalidInputException">The experiment has a sweep.</exception>
    public static ExperimentNetwork Of(Experiment experiment, DataSet data)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(data);
        ExperimentNetwork built = Of(experiment, data.Train.PixelsPerImage, (long)data.Train.Count * experiment.Learning.Epochs * Stages(experiment));
        if (built.Network.Batch is { } batch)
            return built with { Network = built.Network with { Batch = batch with { EpochSamples = data.Train.Count, Classes = data.Classes } } };
        var stream = experiment.StreamOf(data);
        return built with { Network = ConverterCalibration.Calibrated(built.Network, stream) };
    }

    /// <summary>TRL trains its layers one after the other, each for all epochs.</summary>
    private static int Stages(Experiment experiment) =>
        experiment.Learning is { Rule: LearningRule.Trl, TrainsFirstLayerOnly: false } ? experiment.Network.Layers.Length : 1;

    private static BatchSettings? BatchOf(Experiment experiment, long samples) => !experiment.Learning.IsBatched ? null : new BatchSettings
    {
        Rule = experiment.Learning.Rule switch
        {
            LearningRule.Trl => BatchRule.Trl,
            LearningRule.TrlS => BatchRule.TrlS,
            LearningRule.ForwardForward => BatchRule.ForwardForward,
            LearningRule.EquilibriumPropagation => BatchRule.EquilibriumPropagation,
            _ => BatchRule.Backprop,
        },
        Batch = experiment.Learning.Batch,
        Chunk = experiment.Stream.Chunk,
        Lateral = experiment.Learning.Lateral,
        LateralDensity = experiment.Learning.LateralDensity,
        ShiftsLateral = experiment.Learning.ShiftsLateral,
        TrainsFirstLayerOnly = experiment.Learning.TrainsFirstLayerOnly,
        Normalization = experiment.Learning.Normalization,
        ForwardForward = experiment.Learning.ForwardForward,
        Equilibrium = experiment.Learning.Equilibrium,
        EpochSamples = (int)Math.Max(1, samples / Math.Max(1, experiment.Learning.Epochs * Stages(experiment))),
    };

    private static void RefuseSweep(SweepSettings sweep, ulong seed)
    {
        if (sweep.IsEmpty)
            return;
        throw new InvalidInputException(
            "experiment", $"The experiment sweeps {string.Join(", ", sweep.Axes.Select(axis => axis.Path))}, which makes more than one experiment, and only run takes those. For one of them add --set sweep= and its settings, as in --set \"{sweep.Axes[0].Path}={new SweepGrid(sweep, seed).ValuesOf(0)[0]}\".", "sweep");
    }

    private static ImmutableArray<Layer> Layers(NetworkSettings settings, int inputs)
    {
        var layers = ImmutableArray.CreateBuilder<Layer>(settings.Layers.Length);
        foreach (int neurons in settings.Layers)
        {
            layers.Add(new Layer(inputs, neurons, settings.Activation));
            inputs = neurons;
        }

        return layers.MoveToImmutable();
    }

    /// <summary>The nearest single-precision number inside (0, 1), where a retention has to be.</summary>
    private static float Inside(double retention) => Math.Clamp((float)retention, 1.17549435e-38f, MathF.BitDecrement(1));

    private static IEnumerable<string> InertSettings(Experiment experiment)
    {
        float ownDefault = ExperimentDefaults.Named("any").Learning.Coefficients.Lateral;
        if (experiment.Learning.Coefficients.Lateral != ownDefault)
            yield return "learning.coefficients.lateral has no effect in streaming-trl: the lateral array follows the covariance by itself, at the pace of hardware.memory.lateral.";
        foreach (string warning in BatchedRules.InertInStreaming(experiment.Learning))
            yield return warning;
    }
}
