using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>The contrast between tiles that follow a context and tiles that do not, at the top of a module.</summary>
internal sealed class ContrastLoss : IModuleLoss
{
    private readonly ContrastTerm _prediction;
    private readonly ContrastTerm? _retrodiction;

    /// <summary>A loss with P and R uniform in +-1 / sqrt(inputs).</summary>
    /// <param name="network">The network.</param>
    /// <param name="number">Number of the layer at the module's top, from 0.</param>
    /// <param name="tiles">The layer whose vectors are predicted.</param>
    /// <param name="contexts">The layer whose vectors are contexts.</param>
    /// <param name="saccades">What is compared.</param>
    public ContrastLoss(ContrastiveNetwork network, int number, IEncoderLayer tiles, IEncoderLayer contexts, Saccades saccades)
    {
        ContrastiveSettings settings = network.Settings;
        int layers = network.Layers.Length;
        _prediction = ContrastTerm.Prediction(
            tiles, contexts, saccades, settings.Loss, Weights(network, layers + number, contexts, tiles), settings.Retrodiction == Retrodiction.Transposed);
        if (settings.Retrodiction == Retrodiction.Learned)
            _retrodiction = ContrastTerm.Retrodiction(contexts, tiles, saccades, settings.Loss, Weights(network, 2 * layers + number, tiles, contexts));
    }

    /// <inheritdoc/>
    public double Run() => _retrodiction is null ? _prediction.Run() : (_prediction.Run() + _retrodiction.Run()) / 2;

    /// <inheritdoc/>
    public void Step(in BatchStep step)
    {
        _prediction.Step(step);
        _retrodiction?.Step(step);
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections() => _prediction.Sections().Concat(_retrodiction?.Sections() ?? []);

    private static LinearWeights Weights(ContrastiveNetwork network, int array, IEncoderLayer from, IEncoderLayer to)
    {
        int inputs = from.Activations.Columns;
        var weights = new LinearWeights(inputs, to.Activations.Columns, network.Optimizer.Kind);
        weights.Draw(network.Seed, array, 1f / MathF.Sqrt(inputs));
        return weights;
    }
}
