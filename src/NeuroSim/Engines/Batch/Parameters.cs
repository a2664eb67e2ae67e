using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>A matrix of parameters, row by row, with what its optimiser remembers of them; one column of biases beside it, if it has one.</summary>
internal sealed class Parameters
{
    private readonly OptimizerKind _optimizer;
    private readonly AlignedFloats? _bias;

    /// <summary>Parameters over values that live elsewhere.</summary>
    public Parameters(AlignedFloats values, int stride, int columns, OptimizerKind optimizer, AlignedFloats? bias = null)
    {
        (Values, Stride, Columns, _optimizer, _bias) = (values, stride, columns, optimizer, bias);
        First = new AlignedFloats(values.Length);
        Second = new AlignedFloats(optimizer == OptimizerKind.Adam ? values.Length : 0);
        BiasMoments = new AlignedFloats(bias is null ? 0 : 2 * bias.Length);
    }

    /// <summary>The parameters.</summary>
    public AlignedFloats Values { get; }

    /// <summary>Floats from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>Parameters of a row.</summary>
    public int Columns { get; }

    /// <summary>Adam's first moments, or the momentum.</summary>
    public AlignedFloats First { get; }

    /// <summary>Adam's second moments, or nothing.</summary>
    public AlignedFloats Second { get; }

    /// <summary>The moments of the biases, first and then second.</summary>
    public AlignedFloats BiasMoments { get; }

    /// <summary>What a checkpoint holds beyond the values.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections(string name) =>
        [($"{name}-first", First), ($"{name}-second", Second), ($"{name}-bias-moments", BiasMoments)];

    /// <summary>One update of a row from column <paramref name="column"/> on.</summary>
    /// <param name="row">Row.</param>
    /// <param name="column">First column, a multiple of 16.</param>
    /// <param name="gradient">Gradients, whole lines of 16.</param>
    /// <param name="step">The update.</param>
    public void Update(int row, int column, ReadOnlySpan<float> gradient, in BatchStep step)
    {
        int at = row * Stride + column;
        if (_optimizer == OptimizerKind.Adam)
            AdamTile.Update(Values.Slice(at, gradient.Length), First.Slice(at, gradient.Length), Second.Slice(at, gradient.Length), gradient, step.Adam);
        else
            Momentum(Values.Slice(at, gradient.Length), First.Slice(at, gradient.Length), gradient, step);
    }

    /// <summary>One update of a row's bias.</summary>
    public void UpdateBias(int row, float gradient, in BatchStep step)
    {
        int half = BiasMoments.Length / 2;
        Span<float> bias = _bias!.Slice(row, 1), first = BiasMoments.Slice(row, 1);
        if (_optimizer == OptimizerKind.Adam)
            Adam.Update(bias, first, BiasMoments.Slice(half + row, 1), [gradient], step.Adam);
        else
            Momentum(bias, first, [gradient], step);
    }

    /// <summary>u = momentum u + g, w -= rate u.</summary>
    private static void Momentum(Span<float> w, Span<float> velocity, ReadOnlySpan<float> gradient, in BatchStep step)
    {
        for (int i = 0; i < w.Length; i++)
        {
            velocity[i] = MathF.FusedMultiplyAdd(step.Momentum, velocity[i], gradient[i]);
            w[i] = MathF.FusedMultiplyAdd(-step.Rate, velocity[i], w[i]);
        }
    }
}

/// <summary>What is the same for all parameters in one update.</summary>
/// <param name="Adam">For Adam.</param>
/// <param name="Rate">For stochastic gradient descent.</param>
/// <param name="Momentum">For stochastic gradient descent.</param>
internal readonly record struct BatchStep(AdamStep Adam, float Rate, float Momentum);
