using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Leaky;

/// <summary>
/// The leaky activations h of a hidden layer: h(n) = alpha h(n-1) + (1 - alpha) u(n), an RC cell that is driven by u for an item, and the switches that make a
/// neuron forget (paper, eq. 1 and A.11).
/// </summary>
public sealed class LeakyMemory
{
    private readonly LeakyNetwork _network;
    private readonly LeakyCells _cells;
    private readonly bool[] _resets;

    /// <summary>An empty memory.</summary>
    public LeakyMemory(LeakyNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        (_network, _cells) = (network, new LeakyCells(network));
        (Values, Retained) = (new AlignedFloats(AlignedFloats.Padded(network.Neurons)), new AlignedFloats(AlignedFloats.Padded(network.Neurons)));
        Before = new AlignedFloats(AlignedFloats.Padded(network.Inputs));
        _resets = new bool[network.Neurons];
    }

    /// <summary>h, D padded.</summary>
    public AlignedFloats Values { get; }

    /// <summary>The share of the old value that the last item left, per neuron: alpha, or 0 after a reset to the drive.</summary>
    public AlignedFloats Retained { get; }

    /// <summary>Items since the memory was empty.</summary>
    public long Items { get; private set; }

    /// <summary>The last item, I padded.</summary>
    internal AlignedFloats Before { get; }

    /// <summary>Class of the last item.</summary>
    internal int Label { get; private set; }

    /// <summary>Items before the memory was last empty, for the noise of its cells.</summary>
    internal long Earlier { get; private set; }

    /// <summary>Which neurons forgot at the last item.</summary>
    public ReadOnlySpan<bool> Resets => _resets;

    /// <summary>Forgets everything, as before the first item.</summary>
    public void Empty()
    {
        Values.Span.Clear();
        (Earlier, Items) = (Earlier + Items, 0);
    }

    /// <summary>Begins as new: empty, and with the thermal noise of a first item.</summary>
    public void Restart()
    {
        Empty();
        Earlier = 0;
    }

    /// <summary>Takes over another memory of the same network.</summary>
    public void Take(LeakyMemory other)
    {
        ArgumentNullException.ThrowIfNull(other);
        other.Values.Span.CopyTo(Values.Span);
        other.Before.Span.CopyTo(Before.Span);
        Restore(other.Items, other.Label, other.Earlier);
    }

    /// <summary>Stands where a memory with these values and this last item stood.</summary>
    internal void Restore(long items, int label, long earlier) => (Items, Label, Earlier) = (items, label, earlier);

    /// <summary>One item: h moves towards the drive u.</summary>
    /// <param name="drive">u, D; replaced by h.</param>
    /// <param name="input">The item.</param>
    /// <param name="label">Its class.</param>
    public void Step(Span<float> drive, ReadOnlySpan<float> input, int label)
    {
        if (_network.Settings.Reset == ResetKind.Local)
            StepEach(drive, input);
        else
            StepAll(drive, label);
        Leave(input, label);
    }

    /// <summary>Whether an item of a class makes all neurons forget.</summary>
    internal bool ResetsAll(int label) => Items > 0 && _network.Settings.Reset switch
    {
        ResetKind.Category => label != Label,
        ResetKind.Periodic => Items % _network.Settings.ResetEvery == 0,
        _ => false,
    };

    /// <summary>Whether an item makes one neuron forget by what it has on the neuron's own row of inputs.</summary>
    internal bool ResetsOne(int neuron, ReadOnlySpan<float> row) => Items > 0 && Changed(row, Before.Slice(neuron * row.Length, row.Length));

    /// <summary>One item of one neuron, which drive and a reset take to the h that is returned; calls for different neurons may be at the same time.</summary>
    internal float StepOne(int neuron, float drive, bool resets)
    {
        _resets[neuron] = resets;
        ItemStart start = StartOf(resets);
        Retained.Span[neuron] = _cells.Retained(start)[neuron];
        return Values.Span[neuron] = _cells.Step(neuron, start, Earlier + Items).Advance(new(Values.Span[neuron]), new(drive)).Value;
    }

    /// <summary>The item is over: all neurons have stepped.</summary>
    internal void Leave(ReadOnlySpan<float> input, int label)
    {
        input[.._network.Inputs].CopyTo(Before.Span);
        (Label, Items) = (label, Items + 1);
    }

    /// <summary>All neurons forget, or none.</summary>
    private void StepAll(Span<float> drive, int label)
    {
        bool resets = ResetsAll(label);
        _resets.AsSpan().Fill(resets);
        ItemStart start = StartOf(resets);
        Span<float> values = Values.Span[.._network.Neurons];
        _cells.Advance(start, Earlier + Items, values, drive);
        values.CopyTo(drive);
        _cells.Retained(start).CopyTo(Retained.Span);
    }

    /// <summary>Every neuron forgets by its own row of inputs.</summary>
    private void StepEach(Span<float> drive, ReadOnlySpan<float> input)
    {
        int row = _network.Settings.RowInputs;
        for (int j = 0; j < _network.Neurons; j++)
            drive[j] = StepOne(j, drive[j], ResetsOne(j, input.Slice(j * row, row)));
    }

    private ItemStart StartOf(bool resets) => Items == 0
        ? ItemStart.First
        : !resets ? ItemStart.Held : _network.Settings.Target == ResetTarget.Drive ? ItemStart.Drive : ItemStart.Ground;

    private static bool Changed(ReadOnlySpan<float> now, ReadOnlySpan<float> before)
    {
        float difference = 0, mean = 0;
        for (int i = 0; i < now.Length; i++)
        {
            difference += MathF.Abs(now[i] - before[i]);
            mean += MathF.Abs(0.5f * (now[i] + before[i]));
        }

        return difference > mean;
    }
}
