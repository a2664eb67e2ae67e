using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Engines;

/// <summary>Steps of an array of weights along gradients that are sums of outer products: row r of the gradient is sum_t e_tr x_t, t ascending.</summary>
/// <remarks>
/// Plain gradient descent adds every term to the weights themselves, with the rate as its gain; RMSprop adds up a row's gradient beside them first. Terms with
/// an error of 0 are left out.
/// </remarks>
internal sealed class WeightDescent
{
    private readonly AlignedFloats _weights, _room;
    private readonly Moments _moments;
    private readonly DescentRule _rule;
    private readonly float _gain;

    /// <summary>Steps of weights that live elsewhere.</summary>
    /// <param name="weights">The weights, whole lines of 16.</param>
    /// <param name="moments">What the rule remembers of them.</param>
    /// <param name="rule">How they descend.</param>
    /// <param name="longest">Floats of the longest row.</param>
    /// <param name="averaged">Items whose mean gradient makes a step; 1: the sum of all.</param>
    public WeightDescent(AlignedFloats weights, Moments moments, DescentRule rule, int longest, int averaged = 1)
    {
        (_weights, _moments, _rule) = (weights, moments, rule);
        _room = new AlignedFloats(IsPlain ? 0 : AlignedFloats.Padded(longest));
        _gain = (IsPlain ? -rule.Rate : 1f) / averaged;
    }

    private bool IsPlain => _rule.Kind == DescentKind.GradientDescent;

    /// <summary>A step of all rows.</summary>
    /// <param name="errors">e: a row per item, a column per row of weights.</param>
    /// <param name="inputs">x: a row per item.</param>
    /// <param name="first">Row of <paramref name="inputs"/> that belongs to row 0 of <paramref name="errors"/>.</param>
    /// <param name="count">Items.</param>
    /// <param name="stride">Floats from one row of weights to the next.</param>
    public void Write(Matrix errors, Matrix inputs, int first, int count, int stride)
    {
        ReadOnlySpan<float> e = errors.Values.Span;
        int length = AlignedFloats.Padded(inputs.Columns);
        for (int r = 0; r < errors.Columns; r++)
        {
            Span<float> row = Open(r * stride, length);
            for (int t = 0; t < count; t++)
            {
                float error = e[t * errors.Stride + r];
                if (error != 0)
                    RowKernels.Write(row, _gain * error, inputs.Line(first + t));
            }

            Close(r * stride, row);
        }
    }

    /// <summary>A step of biases, whose input is 1.</summary>
    /// <param name="errors">e: a row per item, a column per bias.</param>
    /// <param name="count">Items.</param>
    public void Write(Matrix errors, int count)
    {
        Span<float> row = Open(0, AlignedFloats.Padded(errors.Columns));
        for (int t = 0; t < count; t++)
        {
            ReadOnlySpan<float> e = errors.Row(t);
            for (int r = 0; r < e.Length; r++)
                row[r] += _gain * e[r];
        }

        Close(0, row);
    }

    /// <summary>Where the terms of a row are added up.</summary>
    private Span<float> Open(int start, int length)
    {
        if (IsPlain)
            return _weights.Slice(start, length);
        Span<float> room = _room.Slice(0, length);
        room.Clear();
        return room;
    }

    private void Close(int start, ReadOnlySpan<float> sum)
    {
        if (IsPlain)
            return;
        Span<float> first = _moments.First.Length == 0 ? [] : _moments.First.Slice(start, sum.Length);
        RmsProp.Update(_weights.Slice(start, sum.Length), first, _moments.Second.Slice(start, sum.Length), sum, _rule.Rate, _rule.Momentum);
    }
}
