using NeuroSim.Data;
using NeuroSim.Networks;

namespace NeuroSim.Engines;

/// <summary>Learns one sample after the other. All implementations give the same bits.</summary>
public interface IStreamingEngine
{
    /// <summary>Where the network stands.</summary>
    NetworkState State { get; }

    /// <summary>Learns the next <paramref name="samples"/> samples of <paramref name="source"/>.</summary>
    /// <exception cref="NonFiniteSignalException">A signal is no finite number.</exception>
    void Learn(ISampleSource source, int samples);

    /// <summary>Lands the writes that are pending after the last sample.</summary>
    void Settle();

    /// <summary>What the circuits did in all calls so far.</summary>
    OperationCounts Counts();
}
