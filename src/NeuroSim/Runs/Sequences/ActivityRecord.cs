namespace NeuroSim.Runs.Sequences;

/// <summary>
/// What the first network of a run answers, after learning, to the first test items in the order of training with its memory on: a row an item, with the
/// inputs where there are few, hidden activations and outputs (<see cref="ActivityFile"/>).
/// </summary>
internal sealed class ActivityRecord
{
    /// <summary>Items that are kept.</summary>
    public const int MostItems = 60;

    /// <summary>Signals of a kind that are kept; of inputs all or none.</summary>
    public const int MostSignals = 12;

    private readonly List<double> _values = [];
    private int _items;

    /// <summary>All rows, one after the other.</summary>
    public double[] Values => [.. _values];

    /// <summary>Takes an item in.</summary>
    public void Observe(ReadOnlySpan<float> input, ReadOnlySpan<float> hidden, ReadOnlySpan<float> outputs)
    {
        if (_items++ >= MostItems)
            return;
        if (input.Length <= MostSignals)
            Keep(input);
        Keep(hidden);
        Keep(outputs);
    }

    private void Keep(ReadOnlySpan<float> signals)
    {
        foreach (float signal in signals[..Math.Min(signals.Length, MostSignals)])
            _values.Add(signal);
    }
}
