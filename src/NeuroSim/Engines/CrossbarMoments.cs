using NeuroSim.Crossbars;
using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Engines;

/// <summary>What a descent remembers of an array's weights and biases.</summary>
public sealed class CrossbarMoments
{
    /// <summary>Moments of <paramref name="array"/>.</summary>
    internal CrossbarMoments(ForwardCrossbar array, DescentRule rule) => (Cells, Bias) = (new Moments(array.Cells, rule), new Moments(array.Bias, rule));

    /// <summary>Of the weights.</summary>
    public Moments Cells { get; }

    /// <summary>Of the biases.</summary>
    public Moments Bias { get; }

    /// <summary>What a checkpoint holds of an array and its moments.</summary>
    internal IEnumerable<(string Name, AlignedFloats Values)> Sections(string name, ForwardCrossbar array) =>
        [($"{name}-weights", array.Cells), ($"{name}-bias", array.Bias), .. Cells.Sections($"{name}-weights"), .. Bias.Sections($"{name}-bias")];
}

/// <summary>Steps of an array's weights and biases.</summary>
internal sealed class CrossbarDescent(ForwardCrossbar array, CrossbarMoments moments, DescentRule rule, int averaged = 1)
{
    private readonly WeightDescent _cells = new(array.Cells, moments.Cells, rule, array.Stride, averaged);
    private readonly WeightDescent _bias = new(array.Bias, moments.Bias, rule, array.Bias.Length, averaged);

    /// <summary>A step of both along the sum of errors times inputs, as <see cref="WeightDescent.Write(Matrix, Matrix, int, int, int)"/> has it.</summary>
    public void Write(Matrix errors, Matrix inputs, int first, int count)
    {
        _cells.Write(errors, inputs, first, count, array.Stride);
        _bias.Write(errors, count);
    }
}
