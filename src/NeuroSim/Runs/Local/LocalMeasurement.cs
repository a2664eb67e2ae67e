using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Engines.Local;
using NeuroSim.Networks;
using NeuroSim.Recording.Representations;

namespace NeuroSim.Runs.Local;

/// <summary>What a network of a local rule is worth: CLAPP by linear heads on mean tile vectors, Forward-Forward by its own energy.</summary>
/// <param name="Accuracy">The shares of the test images.</param>
/// <param name="Representation">What the neurons answer to the test images.</param>
internal sealed record LocalMeasurement(Measurement Accuracy, Representation Representation)
{
    /// <summary>Judges a network.</summary>
    public static LocalMeasurement Of(Experiment experiment, DataSet data, LocalState state, int threads, CancellationToken cancellation) =>
        experiment.Learning.Rule == LearningRule.StreamingClapp
            ? ByHeads(experiment, data, state, threads, cancellation)
            : ByEnergy(data, state, threads, cancellation);

    private static LocalMeasurement ByHeads(Experiment experiment, DataSet data, LocalState state, int threads, CancellationToken cancellation)
    {
        FeatureTable train = LocalEncoder.EncodeTiles(state, data.Train, LocalExperiment.Tiles, data.Normalization, threads, cancellation);
        FeatureTable test = LocalEncoder.EncodeTiles(state, data.Test, LocalExperiment.Tiles, data.Normalization, threads, cancellation);
        var representation = Representation.Of(test, data.Test, data.Classes);
        var scale = new FeatureScale(train.Images, train.Stride, train.Row);
        scale.Apply(train.Images, train.Row);
        scale.Apply(test.Images, test.Row);
        return new LocalMeasurement(Measurement.Of(train, test, data, experiment.Head, experiment.Seed, threads, judge: null, cancellation), representation);
    }

    private static LocalMeasurement ByEnergy(DataSet data, LocalState state, int threads, CancellationToken cancellation)
    {
        var images = new LabelledImages(data.Test, data.Classes);
        var energy = new EnergyReadout(LocalEncoder.Goodness(state, images, threads, cancellation), images, state.Layers.Length);
        var representation = Representation.Of(LocalEncoder.EncodeUnlabelled(state, images, threads, cancellation), data.Test, data.Classes);
        return new LocalMeasurement(new Measurement(energy.Accuracy, energy.AccuracyPerLayer, energy.AccuracyPerClass), representation);
    }
}
