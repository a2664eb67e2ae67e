namespace NeuroSim.Engines.Local;

/// <summary>What a rule makes the bus of a layer do.</summary>
internal interface IBusRule
{
    /// <summary>All activities of a pass with the global signal <paramref name="signal"/> are on the bus's lines.</summary>
    void Collected(float signal, in BusPort port);

    /// <summary>All parts of the pass's sums are there.</summary>
    void Reduced(float signal, float sum, float secondSum, in BusPort port);
}
