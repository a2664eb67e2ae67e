using System.Collections.Immutable;
using NeuroSim.Engines.Batch;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Equilibrium;

/// <summary>
/// The gradient of Equilibrium Propagation: dW = (s s^T of the state nudged to the target - s s^T of the other state) / (their distance in beta), mean over
/// the batch (Scellier and Bengio 2017, eq. 8). The first layer's two terms share the images.
/// </summary>
internal sealed class Contrast
{
    private readonly Relaxation _to, _from;
    private readonly Matrix[] _gains, _losses;
    private readonly SamplePanels[] _toPanels, _fromPanels;
    private readonly GradientTerm[][] _terms;
    private readonly AlignedFloats _ones;

    /// <summary>A contrast.</summary>
    /// <param name="to">The states nudged to the target.</param>
    /// <param name="from">The states they are compared with.</param>
    public Contrast(Relaxation to, Relaxation from)
    {
        (_to, _from) = (to, from);
        ImmutableArray<Matrix> states = to.States;
        int samples = states[0].Columns;
        (_gains, _losses) = ([.. states.Select(Like)], [.. states.Select(Like)]);
        (_toPanels, _fromPanels) = ([.. states.Select(Panels)], [.. states.Select(Panels)]);
        _terms = [[], .. Enumerable.Range(1, states.Length - 1).Select(l => (GradientTerm[])[new(_gains[l], _toPanels[l - 1]), new(_losses[l], _fromPanels[l - 1])])];
        _ones = AlignedFloats.Ones(samples);

        Matrix Like(Matrix state) => new(state.Rows, samples);
        SamplePanels Panels(Matrix state) => new(samples, state.Rows);
    }

    /// <summary>Prepares the neurons [from, to) of a layer.</summary>
    /// <param name="layer">Layer, from 0.</param>
    /// <param name="from">First neuron.</param>
    /// <param name="to">Behind the last one.</param>
    /// <param name="distance">How far the two nudges are apart, with the sign of the first.</param>
    public void Prepare(int layer, int from, int to, float distance)
    {
        Matrix gains = _gains[layer], losses = _losses[layer], nudged = _to.States[layer], other = _from.States[layer];
        Vector512Lane share = Vector512Lane.All(-1f / (distance * nudged.Columns));
        for (int j = from; j < to; j++)
        {
            for (int i = 0; i < nudged.Line(j).Length; i += Vector512Lane.Count)
            {
                Vector512Lane gain = share * Vector512Lane.Load(nudged.Line(j)[i..]), loss = -share * Vector512Lane.Load(other.Line(j)[i..]);
                (layer == 0 ? gain + loss : gain).Store(gains.Line(j)[i..]);
                loss.Store(losses.Line(j)[i..]);
            }
        }

        _toPanels[layer].CopyRows(nudged, from, to);
        _fromPanels[layer].CopyRows(other, from, to);
    }

    /// <summary>Descends along the weights of the neurons [from, to) of a layer.</summary>
    /// <returns>The first neuron with a gradient that is no finite number; null: none.</returns>
    public int? Descend(int layer, Parameters weights, int from, int to, BatchInput images, in BatchStep step, Span<float> room)
    {
        ReadOnlySpan<GradientTerm> terms = layer == 0 ? [new GradientTerm(_gains[0], images.Panels)] : _terms[layer];
        new TiledDescent(weights, terms, step, room).Run(from, to, default(ProductGradient));
        int? broken = null;
        for (int j = from; j < to; j++)
        {
            float bias = RowKernels.Dot(_gains[layer].Line(j), _ones.Span) + (layer == 0 ? 0 : RowKernels.Dot(_losses[layer].Line(j), _ones.Span));
            if (!float.IsFinite(bias))
                broken ??= j;
            weights.Bias.Update(j, bias, step);
        }

        return broken;
    }
}
