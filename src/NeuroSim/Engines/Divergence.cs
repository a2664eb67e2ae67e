namespace NeuroSim.Engines;

/// <summary>
/// Collects signals that are no finite number and keeps the first, whoever reports first: in the order of samples, then of layers; within a
/// layer and sample, a neuron whose own signals are broken comes before those that only hear of it.
/// </summary>
internal sealed class Divergence
{
    private readonly Lock _lock = new();
    private (long Sample, int Layer, bool Heard, int Neuron) _rank;

    /// <summary>The first one, or null.</summary>
    public NonFiniteSignalException? First { get; private set; }

    /// <summary>Reports a signal.</summary>
    /// <param name="layer">Layer, from 0.</param>
    /// <param name="neuron">Neuron, from 0; null where no single one is to blame.</param>
    /// <param name="sample">Sample.</param>
    /// <param name="heard">Whether the neuron's own part was fine and only the error or its write gain is not.</param>
    public void Report(int layer, int? neuron, long sample, bool heard)
    {
        (long, int, bool, int) rank = (sample, layer, heard, neuron ?? int.MaxValue);
        lock (_lock)
        {
            if (First is not null && rank.CompareTo(_rank) >= 0)
                return;
            (First, _rank) = (new NonFiniteSignalException(layer, neuron, sample), rank);
        }
    }
}
