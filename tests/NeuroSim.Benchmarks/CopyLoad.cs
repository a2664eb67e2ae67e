using NeuroSim.Numerics;

namespace NeuroSim.Benchmarks;

/// <summary>The bound: a copy of one half of the footprint onto the other, which no kernel of that footprint moves bytes faster than (reads alone may).</summary>
internal sealed class CopyLoad(int footprintBytes)
{
    private readonly AlignedFloats _from = new(footprintBytes / 2 / sizeof(float)), _to = new(footprintBytes / 2 / sizeof(float));

    /// <summary>Bytes read plus bytes written.</summary>
    public long Traffic => 2L * _from.Length * sizeof(float);

    public void Copy() => _from.Span.CopyTo(_to.Span);
}
