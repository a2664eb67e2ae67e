using System.Collections.Immutable;
using NeuroSim.Data;
using NeuroSim.Networks;

namespace NeuroSim.Engines.Local;

/// <summary>Learns by a local rule, one pass after the other. All implementations give the same bits.</summary>
public interface ILocalEngine
{
    /// <summary>Where the network stands.</summary>
    LocalState State { get; }

    /// <summary>Learns the next <paramref name="passes"/> passes of <paramref name="source"/>.</summary>
    /// <exception cref="NonFiniteSignalException">A signal is no finite number.</exception>
    void Learn(IPassSource source, int passes);

    /// <summary>What every layer did in all calls so far.</summary>
    ImmutableArray<LocalCounts> Counts();
}
