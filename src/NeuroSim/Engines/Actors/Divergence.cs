namespace NeuroSim.Engines.Actors;

/// <summary>Collects signals that are no finite number and keeps the first in the order (sample, layer, neuron), whoever reports first.</summary>
internal sealed class Divergence
{
    private readonly Lock _lock = new();

    /// <summary>The first one, or null.</summary>
    public NonFiniteSignalException? First { get; private set; }

    public void Report(int layer, int neuron, long sample)
    {
        lock (_lock)
        {
            if (First is null || (sample, layer, neuron).CompareTo((First.Sample, First.Layer, First.Neuron)) < 0)
                First = new NonFiniteSignalException(layer, neuron, sample);
        }
    }
}
