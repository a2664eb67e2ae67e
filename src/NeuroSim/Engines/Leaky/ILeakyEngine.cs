using NeuroSim.Data;

namespace NeuroSim.Engines.Leaky;

/// <summary>Learns a leaky network item by item. All implementations give the same bits.</summary>
public interface ILeakyEngine
{
    /// <summary>Where the network stands.</summary>
    LeakyState State { get; }

    /// <summary>Learns items [first, first + count) of a source.</summary>
    void Learn(ILabelledSource source, long first, int count);
}
