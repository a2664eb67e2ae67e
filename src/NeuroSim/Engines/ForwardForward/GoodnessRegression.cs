using System.Collections.Immutable;
using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.ForwardForward;

/// <summary>
/// Softmax regression on the normalised activations of the layers behind the first (of the first one when it is alone), seen with a neutral label. It begins
/// at 0, has no biases, and sends nothing back into the layers.
/// </summary>
internal sealed class GoodnessRegression
{
    private readonly ImmutableArray<GoodnessPass> _passes;
    private readonly Matrix[] _weights, _smoothed, _parts;

    /// <summary>A regression.</summary>
    /// <param name="passes">Neutral passes through all layers.</param>
    /// <param name="classes">Classes.</param>
    public GoodnessRegression(ImmutableArray<GoodnessPass> passes, int classes)
    {
        _passes = passes.Length > 1 ? passes[1..] : passes;
        (_weights, _smoothed) = (Shaped(classes), Shaped(classes));
        _parts = [.. _passes.Select(pass => new Matrix(classes, pass.Samples))];
        Errors = new Matrix(classes, passes[0].Samples);
    }

    /// <summary>Probabilities, and after <see cref="Judge"/> ([class] - probability) / B, classes x B.</summary>
    public Matrix Errors { get; }

    /// <summary>What a checkpoint holds.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections =>
        _weights.SelectMany((weights, l) => (IEnumerable<(string, AlignedFloats)>)[($"readout{l}/weights", weights.Values), ($"readout{l}/smoothed", _smoothed[l].Values)]);

    /// <summary>Learns nothing, but says the same as <paramref name="other"/>, which sees other passes.</summary>
    public void Take(GoodnessRegression other)
    {
        for (int l = 0; l < _weights.Length; l++)
            other._weights[l].Values.Span.CopyTo(_weights[l].Values.Span);
    }

    /// <summary>Writes the probability of every class and sample to <see cref="Errors"/>.</summary>
    public void Predict()
    {
        Span<float> gain = stackalloc float[Errors.Line(0).Length];
        Errors.Values.Span.Clear();
        for (int l = 0; l < _passes.Length; l++)
        {
            _passes[l].Gains(gain);
            BatchProducts.Multiply(_weights[l].Values, _weights[l].Stride, 0, _weights[l].Rows, _weights[l].Columns, _passes[l].Activations, _parts[l]);
            for (int c = 0; c < Errors.Rows; c++)
                AddScaled(_parts[l].Line(c), gain, Errors.Line(c));
        }

        Span<float> scores = stackalloc float[Errors.Rows];
        for (int s = 0; s < Errors.Columns; s++)
        {
            for (int c = 0; c < scores.Length; c++)
                scores[c] = Errors[c, s];
            Softmax.Apply(scores);
            for (int c = 0; c < scores.Length; c++)
                Errors[c, s] = scores[c];
        }
    }

    /// <summary>The most probable class of a sample after <see cref="Predict"/>; the lowest one of equals.</summary>
    public int BestOf(int sample)
    {
        int best = 0;
        for (int c = 1; c < Errors.Rows; c++)
            best = Errors[c, sample] > Errors[best, sample] ? c : best;
        return best;
    }

    /// <summary>Turns probabilities into errors.</summary>
    public void Judge(ReadOnlySpan<byte> labels)
    {
        float share = 1f / Errors.Columns;
        for (int s = 0; s < Errors.Columns; s++)
        {
            for (int c = 0; c < Errors.Rows; c++)
                Errors[c, s] = ((labels[s] == c ? 1f : 0f) - Errors[c, s]) * share;
        }
    }

    /// <summary>Ascends with the errors of <see cref="Judge"/>.</summary>
    /// <param name="ascent">The step.</param>
    /// <param name="room">Room for 8 rows of a gradient.</param>
    public void Learn(in SmoothedAscent ascent, Span<float> room)
    {
        Span<float> gain = stackalloc float[Errors.Line(0).Length];
        for (int l = 0; l < _passes.Length; l++)
        {
            _passes[l].Gains(gain);
            gain[Errors.Columns..].Clear();
            _parts[l].Values.Span.Clear();
            for (int c = 0; c < Errors.Rows; c++)
                AddScaled(Errors.Line(c), gain, _parts[l].Line(c));
            LearnLayer(l, ascent, room);
        }
    }

    private void LearnLayer(int l, in SmoothedAscent ascent, Span<float> room)
    {
        int length = AlignedFloats.Padded(_weights[l].Columns);
        for (int row = 0; row < _weights[l].Rows; row += TileKernel.Rows)
        {
            int rows = Math.Min(TileKernel.Rows, _weights[l].Rows - row);
            BatchProducts.Gradient([new GradientTerm(_parts[l], _passes[l].BySample)], row, rows, room);
            for (int r = 0; r < rows; r++)
                ascent.Step(_weights[l].Line(row + r), _smoothed[l].Line(row + r), room.Slice(r * length, length));
        }
    }

    /// <summary>sum += part gain.</summary>
    private static void AddScaled(ReadOnlySpan<float> part, ReadOnlySpan<float> gain, Span<float> sum)
    {
        for (int i = 0; i < sum.Length; i += Vector512Lane.Count)
            Vector512Lane.MultiplyAdd(Vector512Lane.Load(part[i..]), Vector512Lane.Load(gain[i..]), Vector512Lane.Load(sum[i..])).Store(sum[i..]);
    }

    private Matrix[] Shaped(int classes) => [.. _passes.Select(pass => new Matrix(classes, pass.Activations.Rows))];
}
