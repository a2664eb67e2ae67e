using NeuroSim.Data;
using NeuroSim.Engines.Leaky;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;

namespace NeuroSim.Runs.Sequences;

/// <summary>The networks that an experiment with a rule of items describes.</summary>
internal static class SequenceNetworks
{
    /// <summary>The network of one seed with its task.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="data">Its items.</param>
    /// <param name="task">What the network learns from.</param>
    /// <param name="seed">Its seed.</param>
    /// <param name="latencies">Of the layers' parts, for actors; null: flat arrays.</param>
    public static ISequenceLearner LearnerOf(Experiment experiment, DataSet data, SequenceTask task, ulong seed, IReadOnlyList<PartLatencies>? latencies)
    {
        if (experiment.Learning.Rule == LearningRule.Lstm)
            return new LstmLearner(LstmOf(experiment, data, seed), task);
        LeakyNetwork network = LeakyOf(experiment, data, seed);
        var state = new LeakyState(network);
        return new LeakyLearner(network, latencies is null ? new LeakyEngine(network, state) : new LeakyEventEngine(network, state, latencies, threads: 1), task);
    }

    /// <summary>Refuses an engine that does not have the rule.</summary>
    /// <exception cref="InvalidInputException">Kind <c>usage</c>.</exception>
    public static void Check(Experiment experiment, EngineKind engine)
    {
        string rule = ExperimentWords.Of(ExperimentWords.Rules, experiment.Learning.Rule);
        if (experiment.Learning.Rule == LearningRule.Lstm && engine != EngineKind.Vector)
            throw new InvalidInputException("usage", $"{rule} learns by backpropagation through time in one engine, without actors; leave --engine out, or use --engine vector.", "--engine");
        if (engine == EngineKind.Batch)
            throw new InvalidInputException("usage", $"{rule} learns item by item; use --engine vector or --engine event.", "--engine");
        if (engine == EngineKind.Event)
            LeakyEventEngine.RequireItems(SettingsOf(experiment));
    }

    /// <summary>Refuses shapes that do not go together.</summary>
    /// <exception cref="InvalidInputException">Kind <c>experiment</c>.</exception>
    public static void Check(Experiment experiment, DataSet data)
    {
        try
        {
            if (experiment.Learning.Rule == LearningRule.Lstm)
                LstmOf(experiment, data, experiment.Seed).Validate();
            else
                LeakyOf(experiment, data, experiment.Seed).Validate();
        }
        catch (ArgumentException error)
        {
            throw new InvalidInputException("experiment", error.Message, "network", error);
        }
    }

    public static LeakyNetwork LeakyOf(Experiment experiment, DataSet data, ulong seed)
    {
        ActivationMemorySettings memory = experiment.Learning.ActivationMemory;
        return new LeakyNetwork(data.Train.PixelsPerImage, experiment.Network.Layers[0], OutputsOf(experiment, data), SettingsOf(experiment), seed)
        {
            Cell = memory.IsPhysical ? CellOf(experiment.Hardware, memory) : null,
        };
    }

    /// <summary>How the hidden layer of a leaky network remembers and learns.</summary>
    public static LeakySettings SettingsOf(Experiment experiment)
    {
        (LearningSettings learning, ActivationMemorySettings memory) = (experiment.Learning, experiment.Learning.ActivationMemory);
        return new LeakySettings
        {
            Retentions = [.. memory.Retentions.Values.Select(alpha => (float)alpha)],
            Reset = memory.Reset,
            ResetEvery = memory.Every,
            Target = memory.Target,
            RowInputs = memory.RowInputs,
            ScalesGradient = memory.ScalesGradient,
            Output = experiment.Network.Output,
            Descent = DescentOf(learning),
            Rate = learning.Optimizer.Rate,
            Momentum = learning.Optimizer.Momentum,
            Batch = learning.Batch,
        };
    }

    /// <summary>The RC cell of <c>hardware.memory</c> as an activation: its R is that of each neuron's own retention.</summary>
    private static LeakyCell CellOf(HardwareSettings hardware, ActivationMemorySettings memory)
    {
        CellSettings cell = hardware.Memory.Shared;
        return new LeakyCell
        {
            CapacitanceFarads = cell.Time.CapacitanceFarads,
            ItemSeconds = hardware.SamplePeriodSeconds,
            InjectedCoulombs = memory.InjectedCoulombs,
            LeakTimeConstantSeconds = cell.LeakSeconds,
            ResistanceMismatch = cell.ResistanceMismatch,
            CapacitanceMismatch = cell.CapacitanceMismatch,
            OffsetVolts = cell.OffsetVolts,
            ThermalNoise = cell.ThermalNoise,
            TemperatureKelvin = cell.TemperatureKelvin,
            UnitVolts = cell.UnitVolts,
        };
    }

    private static LstmNetwork LstmOf(Experiment experiment, DataSet data, ulong seed)
    {
        LearningSettings learning = experiment.Learning;
        var settings = new LstmSettings
        {
            Window = learning.Window,
            Output = experiment.Network.Output,
            Descent = DescentOf(learning),
            Rate = learning.Optimizer.Rate,
            Momentum = learning.Optimizer.Momentum,
        };
        return new LstmNetwork(data.Train.PixelsPerImage, experiment.Network.Layers[0], OutputsOf(experiment, data), settings, seed);
    }

    private static DescentKind DescentOf(LearningSettings learning) =>
        learning.Optimizer.Kind == OptimizerKind.RmsProp ? DescentKind.RmsProp : DescentKind.GradientDescent;

    /// <summary>Outputs of the network of an experiment.</summary>
    public static int OutputsOf(Experiment experiment, DataSet data) =>
        experiment.Network.Output == OutputKind.Autoencoder ? data.Train.PixelsPerImage : data.Classes;
}
