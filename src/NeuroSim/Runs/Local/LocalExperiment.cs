using System.Collections.Immutable;
using NeuroSim.Costs;
using NeuroSim.Data;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Runs.Local;

/// <summary>The network of a local rule that an experiment describes, with what it is shown.</summary>
/// <param name="Network">The network.</param>
/// <param name="Source">Its passes.</param>
internal sealed record LocalExperiment(LocalNetwork Network, IPassSource Source)
{
    /// <summary>Tiles of CLAPP: 10 x 10 pixels, 6 apart, so that 28 x 28 pixels have 4 x 4 of them.</summary>
    public static ImageTiles Tiles { get; } = new(Size: 10, Stride: 6);

    /// <summary>The network and source of an experiment.</summary>
    /// <exception cref="InvalidInputException">Kind <c>experiment</c>: the images do not suit the rule.</exception>
    public static LocalExperiment Of(Experiment experiment, DataSet data)
    {
        bool isClapp = experiment.Learning.Rule == LearningRule.StreamingClapp;
        (IPassSource source, long samples) = isClapp ? TilesOf(experiment, data) : LabelsOf(experiment, data);
        HardwareSettings hardware = experiment.Hardware;
        var network = new LocalNetwork
        {
            Layers = LayersOf(experiment.Network, source.Inputs),
            Rule = isClapp ? LocalRule.Clapp : LocalRule.ForwardForward,
            Settings = experiment.Learning.Local,
            Optimizer = experiment.Learning.Optimizer,
            RegisterCell = isClapp ? hardware.Memory.Previous.Cell : null,
            TraceCell = isClapp ? null : hardware.Memory.MeanCell(hardware.SamplePeriodSeconds),
            SamplePeriodSeconds = hardware.SamplePeriodSeconds,
            TickSeconds = hardware.TickSeconds,
            Seed = experiment.Seed,
            TotalSamples = samples,
        };
        return new LocalExperiment(network, source);
    }

    /// <summary>Latencies of its layers' parts: those of layers of this shape in the chip of streaming-trl.</summary>
    /// <exception cref="InvalidInputException">Kind <c>technology</c>: a latency is missing.</exception>
    public ImmutableArray<PartLatencies> Latencies(Experiment experiment, Technology technology) =>
        ScheduleTiming.For(technology, ExperimentNetwork.Of(experiment, Source.Inputs, Network.TotalSamples).Network).Layers;

    private static (IPassSource Source, long Samples) TilesOf(Experiment experiment, DataSet data)
    {
        try
        {
            var stream = new TileStream(data.Train, data.Normalization, Tiles, experiment.Stream, experiment.Seed, experiment.Learning.Local.Saccades);
            return (stream, 2 * stream.StepsPerEpoch * experiment.Learning.Epochs);
        }
        catch (ArgumentException error)
        {
            throw new InvalidInputException("experiment", $"streaming-clapp looks at tiles of {Tiles.Size} x {Tiles.Size} pixels. {error.Message.Split(" (Parameter", 2)[0]}", "data.source", error);
        }
    }

    private static (IPassSource Source, long Samples) LabelsOf(Experiment experiment, DataSet data)
    {
        if (data.Classes < 2 || data.Train.PixelsPerImage < data.Classes)
            throw new InvalidInputException("experiment", $"streaming-forward-forward writes the label over the first pixels of an image; {data.Classes} classes do not suit images of {data.Train.PixelsPerImage} pixels.", "data.source");
        return (new LabelStream(new LabelledImages(data.Train, data.Classes), experiment.Stream, experiment.Seed), (long)data.Train.Count * experiment.Learning.Epochs);
    }

    private static ImmutableArray<Layer> LayersOf(NetworkSettings settings, int inputs) =>
        [.. settings.Layers.Select((neurons, l) => new Layer(l == 0 ? inputs : settings.Layers[l - 1], neurons, settings.Activation))];
}
