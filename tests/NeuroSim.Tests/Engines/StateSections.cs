using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines;

/// <summary>What checkpoints hold of a state, copied and compared by name.</summary>
internal static class StateSections
{
    public static void Copy(IEnumerable<(string Name, AlignedFloats Values)> from, IEnumerable<(string Name, AlignedFloats Values)> to)
    {
        var values = from.ToDictionary(section => section.Name, section => section.Values);
        foreach ((string name, AlignedFloats target) in to)
            values[name].Span.CopyTo(target.Span);
    }

    public static void AssertSame(IEnumerable<(string Name, AlignedFloats Values)> one, IEnumerable<(string Name, AlignedFloats Values)> other)
    {
        foreach (((string name, AlignedFloats expected), (string otherName, AlignedFloats actual)) in one.Zip(other, (a, b) => (a, b)))
        {
            Assert.Equal(name, otherName);
            Assert.True(expected.Span.SequenceEqual(actual.Span), name);
        }
    }
}
