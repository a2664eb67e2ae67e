using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>A matrix of parameters, row by row, with what its optimiser remembers of them; a bias for each row beside it, if it has one.</summary>
internal sealed class Parameters
{
    /// <summary>Parameters over values that live elsewhere.</summary>
    public Parameters(AlignedFloats values, int stride, int columns, OptimizerKind optimizer, AlignedFloats? bias = null)
    {
        (Values, Stride, Columns, Optimizer) = (values, stride, columns, optimizer);
        First = new AlignedFloats(values.Length);
        Second = new AlignedFloats(optimizer == OptimizerKind.Adam ? values.Length : 0);
        Bias = new ScalarParameters(bias ?? new AlignedFloats(0), optimizer);
    }

    /// <summary>The parameters.</summary>
    public AlignedFloats Values { get; }

    /// <summary>Floats from one row to the next.</summary>
    public int Stride { get; }

    /// <summary>Parameters of a row.</summary>
    public int Columns { get; }

    /// <summary>Which state the parameters have.</summary>
    public OptimizerKind Optimizer { get; }

    /// <summary>Adam's first moments, or the momentum.</summary>
    public AlignedFloats First { get; }

    /// <summary>Adam's second moments, or nothing.</summary>
    public AlignedFloats Second { get; }

    /// <summary>The biases; none where there are none.</summary>
    public ScalarParameters Bias { get; }

    /// <summary>What a checkpoint holds beyond the values.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections(string name) =>
        [($"{name}-first", First), ($"{name}-second", Second), ($"{name}-bias-moments", Bias.Moments)];

    /// <summary>One update of parameters side by side.</summary>
    /// <param name="row">Row.</param>
    /// <param name="column">The first one's column.</param>
    /// <param name="gradient">Gradients, whole lines of 16.</param>
    /// <param name="step">The update.</param>
    public void Update(int row, int column, ReadOnlySpan<float> gradient, in BatchStep step)
    {
        int at = row * Stride + column, length = gradient.Length;
        if (Optimizer == OptimizerKind.Adam)
            AdamRow.Update(Values.Slice(at, length), First.Slice(at, length), Second.Slice(at, length), gradient, step.Adam);
        else
            step.Descend(Values.Slice(at, length), First.Slice(at, length), gradient);
    }
}

/// <summary>What is the same for all parameters in one update.</summary>
/// <param name="Adam">For Adam.</param>
/// <param name="Rate">For stochastic gradient descent.</param>
/// <param name="Momentum">For stochastic gradient descent.</param>
internal readonly record struct BatchStep(AdamStep Adam, float Rate, float Momentum)
{
    /// <summary>Gradient descent with momentum: u = momentum u + g, w -= rate u.</summary>
    public void Descend(Span<float> w, Span<float> velocity, ReadOnlySpan<float> gradient)
    {
        for (int i = 0; i < w.Length; i++)
        {
            velocity[i] = MathF.FusedMultiplyAdd(Momentum, velocity[i], gradient[i]);
            w[i] = MathF.FusedMultiplyAdd(-Rate, velocity[i], w[i]);
        }
    }
}
