using NeuroSim.Engines.Batch;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Equilibrium;

/// <summary>
/// What the free states say: how often the output is right, what it costs, and how far from settled the network is, the mean |change of a state| in the last
/// sweep. Weights grow while a network learns and settling takes longer, so this is the first thing to look at when learning stalls.
/// </summary>
internal sealed class FreeStateView
{
    private readonly Relaxation _free;
    private readonly Matrix _targets;
    private readonly float[][] _moved;
    private readonly int _states;

    /// <summary>A view.</summary>
    /// <param name="free">The free states.</param>
    /// <param name="targets">Receives the targets, classes x B.</param>
    public FreeStateView(Relaxation free, Matrix targets)
    {
        (_free, _targets) = (free, targets);
        _moved = [.. free.States.Select(state => new float[(state.Rows + BatchLayer.BlockRows - 1) / BatchLayer.BlockRows])];
        _states = free.States.Sum(state => state.Rows * state.Columns);
    }

    /// <summary>Accuracy and cost on the training images as they come, and the distance to the fixed point.</summary>
    public RunningMeans Metrics { get; } = new(["free.accuracy", "free.cost", "free.change"]);

    /// <summary>Takes down how far a block moved in the last sweep.</summary>
    public void Note(int layer, int block, float moved) => _moved[layer][block] = moved;

    /// <summary>Looks at the outputs of a batch and sets its targets.</summary>
    public void Look(ReadOnlySpan<byte> labels)
    {
        Matrix output = _free.States[^1];
        _targets.Values.Span.Clear();
        int right = 0;
        float cost = 0;
        for (int s = 0; s < labels.Length; s++)
        {
            _targets[labels[s], s] = 1;
            right += BestOf(output, s) == labels[s] ? 1 : 0;
            for (int c = 0; c < output.Rows; c++)
                cost += (output[c, s] - _targets[c, s]) * (output[c, s] - _targets[c, s]) / 2;
        }

        Metrics.Add(0, right / (double)labels.Length);
        Metrics.Add(1, cost / (double)labels.Length);
        Metrics.Add(2, _moved.Sum(layer => layer.Sum()) / (double)_states);
    }

    /// <summary>The class with the largest output; the lowest one of equals.</summary>
    public static int BestOf(Matrix output, int sample)
    {
        int best = 0;
        for (int c = 1; c < output.Rows; c++)
            best = output[c, sample] > output[best, sample] ? c : best;
        return best;
    }
}
