using NeuroSim.Engines.Leaky;
using NeuroSim.Numerics;

namespace NeuroSim.Runs.Sequences;

/// <summary>One network of a run with its task.</summary>
internal interface ISequenceLearner
{
    /// <summary>Learns items [first, first + count) of an epoch.</summary>
    void Learn(int first, int count);

    /// <summary>Tests on the watched items, or on the final ones, under some protocols.</summary>
    LeakyTest[] Test(bool final, ReadOnlySpan<TestProtocol> protocols, ItemObserver? observe = null);

    /// <summary>What the network remembers, for its hash.</summary>
    IEnumerable<(string Name, AlignedFloats Values)> Sections();
}
