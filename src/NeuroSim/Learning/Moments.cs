using NeuroSim.Numerics;

namespace NeuroSim.Learning;

/// <summary>What a descent remembers of an array of parameters; all zero at first.</summary>
public sealed class Moments
{
    /// <summary>Moments of <paramref name="parameters"/>, of which there are none in plain gradient rule.</summary>
    internal Moments(AlignedFloats parameters, DescentRule rule)
    {
        Second = new AlignedFloats(rule.Kind == DescentKind.RmsProp ? parameters.Length : 0);
        First = new AlignedFloats(rule.Momentum > 0 ? parameters.Length : 0);
    }

    /// <summary>m, or nothing.</summary>
    public AlignedFloats First { get; }

    /// <summary>v, or nothing.</summary>
    public AlignedFloats Second { get; }

    /// <summary>What a checkpoint holds of them.</summary>
    internal IEnumerable<(string Name, AlignedFloats Values)> Sections(string name) =>
        new[] { ($"{name}-first", First), ($"{name}-second", Second) }.Where(section => section.Item2.Length > 0);
}
