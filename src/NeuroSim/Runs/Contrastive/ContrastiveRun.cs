using System.Collections.Immutable;
using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Engines.Contrastive;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Runs.Sequences;

namespace NeuroSim.Runs.Contrastive;

/// <summary>
/// An experiment with <c>learning.rule: clapp</c>: some networks of successive seeds, whose layers are judged after learning (<see cref="Replicates"/>). Two experiments
/// of one seed see the same images in the same order and, where they compare the same way, the same tiles; so differences between methods are paired.
/// </summary>
public sealed class ContrastiveRun : IExperimentRun
{
    private readonly Experiment _experiment;
    private readonly DataSet _data;
    private readonly RunFolder _folder;
    private readonly Replicates _networks;
    private readonly CancellationToken _cancellation;
    private readonly int _pool, _steps;

    /// <summary>Prepares a run and restores its checkpoint, if the folder holds one.</summary>
    public ContrastiveRun(Experiment experiment, DataSet data, RunFolder folder, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        (_experiment, _data, _folder, _cancellation) = (experiment, data, folder, options.Cancellation);
        _networks = new Replicates(experiment, folder, options);
        (_pool, _steps) = (ContrastiveTask.PoolOf(experiment, data), ContrastiveTask.StepsOfAPass(experiment, data));
        Warnings = [.. InertSettings()];
    }

    /// <summary>Refuses what cannot run, before there is a folder.</summary>
    /// <exception cref="InvalidInputException">Another engine than vector, or settings that do not go with the images.</exception>
    public static void Check(Experiment experiment, DataSet data, EngineKind engine)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(data);
        ContrastiveRules.Check(experiment, data, engine);
    }

    /// <inheritdoc/>
    public ImmutableArray<string> Warnings { get; }

    private int ImagesOfAPass => _steps * _experiment.Learning.Batch;

    private int Epochs => EpochsOf(_experiment);

    /// <summary>Passes over the images; none where nothing is learned.</summary>
    private static int EpochsOf(Experiment experiment) => experiment.Learning.Contrastive.Loss == ContrastiveLoss.None ? 0 : experiment.Learning.Epochs;

    /// <inheritdoc/>
    public (RunResult Result, RunSpeed Speed) Execute()
    {
        (SequenceRecord[] records, RunSpeed speed) = _networks.Train((long)ImagesOfAPass * Epochs, Learn, EngineKind.Vector);
        return (Conclude(records), speed);
    }

    private SequenceRecord Learn(ulong seed, Action<int> learned)
    {
        ContrastiveNetwork network = ContrastiveTask.NetworkOf(_experiment, _data, seed);
        var engine = new ContrastiveEngine(network, _data.Normalization);
        var losses = new List<double>();
        for (int epoch = 0; epoch < Epochs; epoch++)
            losses.AddRange(Pass(engine, SampleStream.Order(_data.Train.Labels[.._pool], _experiment.Stream, seed, epoch), learned));
        double[] accuracies = new TileReadout(_experiment, _data, engine, seed).Accuracies(_cancellation);
        double[] last = [.. losses.TakeLast(engine.JudgedLayers.Length)];
        return new SequenceRecord([.. losses], [.. accuracies, .. last], Replicates.HashOf(engine.Sections()));
    }

    /// <summary>The mean losses of a pass over the images.</summary>
    private double[] Pass(ContrastiveEngine engine, int[] order, Action<int> learned)
    {
        double[] losses = new double[engine.JudgedLayers.Length];
        int batch = _experiment.Learning.Batch;
        for (int step = 0; step < _steps; step++)
        {
            engine.Learn(_data.Train, order.AsSpan(step * batch, batch));
            for (int m = 0; m < losses.Length; m++)
                losses[m] += engine.Losses[m] / _steps;
            learned(batch);
        }

        return losses;
    }

    /// <summary>The figures of every network, in the order of its record.</summary>
    internal static ImmutableArray<string> FigureNames(Experiment experiment) =>
    [
        .. experiment.Network.Layers.Select((_, l) => FormattableString.Invariant($"layer{l + 1}.accuracy")),
        .. experiment.Learning.Contrastive.Recurrence == ContextRecurrence.None ? [] : (string[])["context.accuracy"], .. LossNames(experiment),
    ];

    private RunResult Conclude(SequenceRecord[] records)
    {
        ImmutableArray<string> losses = LossNames(_experiment), names = FigureNames(_experiment);
        if (!losses.IsEmpty)
            new SequenceCurve(losses, [.. Enumerable.Range(1, Epochs).Select(epoch => epoch * ImagesOfAPass)], records).WriteTo(_folder);
        var figures = names.Select((name, k) => (name, k)).ToImmutableSortedDictionary(
            one => one.name, one => records.Select(record => record.Final[one.k]).ToImmutableArray(), StringComparer.Ordinal);
        ImmutableArray<double> perLayer = [.. names.Take(_experiment.Network.Layers.Length).Select(name => figures[name].Average())];
        var result = new RunResult(
            _experiment.Name, _experiment.Seed, _experiment.Hardware.Schedule, _data.Name, (long)ImagesOfAPass * Epochs, perLayer[^1], perLayer, [],
            Replicates.HashOf(records), new OperationCounts([]))
        { Figures = figures };
        _folder.WriteResult(RunResultJson.Write(result));
        return result;
    }

    /// <summary>The losses of the last pass, of every layer that has one.</summary>
    private static ImmutableArray<string> LossNames(Experiment experiment)
    {
        ImmutableArray<int> modules = EpochsOf(experiment) == 0 ? [] : experiment.Learning.Contrastive.Gradients.Of(experiment.Network.Layers.Length);
        return [.. modules.Select((_, m) => FormattableString.Invariant($"layer{modules.Take(m + 1).Sum()}.loss"))];
    }

    private IEnumerable<string> InertSettings()
    {
        LearningSettings learning = _experiment.Learning, defaults = ExperimentDefaults.LearningOf(LearningRule.Clapp);
        HardwareSettings hardware = ExperimentDefaults.Named("any").Hardware;
        (bool IsSet, string Key)[] inert =
        [
            (learning is { Contrastive.Loss: ContrastiveLoss.None, Epochs: > 0 }, "learning.epochs"),
            (learning.WriteEvery != defaults.WriteEvery, "learning.writeEvery"),
            (_experiment.Hardware != hardware, "hardware"),
        ];
        return inert.Where(setting => setting.IsSet).Select(setting => $"{setting.Key} has no effect on {ContrastiveSection.Word(learning.Contrastive.Method)}.");
    }
}
