using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>Parameters that are updated one by one, such as biases, with what their optimiser remembers.</summary>
internal sealed class ScalarParameters
{
    private readonly OptimizerKind _optimizer;
    private readonly AlignedFloats _values;

    /// <summary>Parameters over values that live elsewhere.</summary>
    public ScalarParameters(AlignedFloats values, OptimizerKind optimizer) =>
        (_values, _optimizer, Moments) = (values, optimizer, new AlignedFloats(2 * values.Length));

    /// <summary>First moments or momentum, then second moments.</summary>
    public AlignedFloats Moments { get; }

    /// <summary>One update of a parameter.</summary>
    public void Update(int index, float gradient, in BatchStep step)
    {
        Span<float> value = _values.Slice(index, 1), first = Moments.Slice(index, 1);
        if (_optimizer == OptimizerKind.Adam)
            Adam.Update(value, first, Moments.Slice(_values.Length + index, 1), [gradient], step.Adam);
        else
            step.Descend(value, first, [gradient]);
    }
}
