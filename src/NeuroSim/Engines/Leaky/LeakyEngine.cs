using NeuroSim.Data;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Leaky;

/// <summary>Learns one item after the other: forward through the leaky hidden layer, error back through the output weights, plain gradient descent.</summary>
public sealed class LeakyEngine
{
    private readonly LeakyNetwork _network;
    private readonly Item[] _items;
    private readonly LeakyMemory _tested;
    private int _held;

    /// <summary>An engine over <paramref name="state"/>.</summary>
    public LeakyEngine(LeakyNetwork network, LeakyState state)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(state);
        (_network, State) = (network, state);
        _items = [.. Enumerable.Range(0, network.Settings.Batch).Select(_ => new Item(network))];
        _tested = new LeakyMemory(network);
    }

    /// <summary>Where the network stands.</summary>
    public LeakyState State { get; }

    /// <summary>Learns items [first, first + count) of a source.</summary>
    public void Learn(ILabelledSource source, long first, int count)
    {
        ArgumentNullException.ThrowIfNull(source);
        for (long n = first; n < first + count; n++)
        {
            Item item = _items[_held++];
            Forward(source, n, State.Memory, item);
            Back(item, State.Memory);
            if (_held == _items.Length)
                Write();
        }
    }

    /// <summary>Tests items [first, first + count) without learning.</summary>
    /// <param name="source">The items.</param>
    /// <param name="first">The first one.</param>
    /// <param name="count">How many, at least 1.</param>
    /// <param name="remembers">Whether the memory goes on from item to item; else it is empty before each.</param>
    /// <param name="observe">Sees the input and h of every item.</param>
    public LeakyTest Test(ILabelledSource source, long first, int count, bool remembers, HiddenObserver? observe = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        Item item = new(_network);
        _tested.Empty();
        double error = 0;
        int correct = 0;
        for (long n = first; n < first + count; n++)
        {
            if (!remembers)
                _tested.Empty();
            Forward(source, n, _tested, item);
            error += OutputError.MeanSquare(item.Outputs, item.Target);
            correct += IndexOfLargest(item.Outputs) == item.Label ? 1 : 0;
            observe?.Invoke(item.Input.Span[.._network.Inputs], item.Hidden.Span[.._network.Neurons]);
        }

        return new LeakyTest(error / count, correct / (double)count);
    }

    private void Forward(ILabelledSource source, long n, LeakyMemory memory, Item item)
    {
        source.Read(n, item.Input.Span);
        item.Label = source.Label(n);
        if (_network.Settings.Output == OutputKind.Autoencoder)
        {
            item.Input.Span[.._network.Outputs].CopyTo(item.Target);
        }
        else
        {
            item.Target.AsSpan().Clear();
            item.Target[item.Label] = 1;
        }

        for (int j = 0; j < _network.Neurons; j++)
        {
            float a = State.Hidden.Read(j, item.Input.Span);
            (item.Hidden.Span[j], item.Slopes[j]) = (MathF.Max(0, a), a > 0 ? 1f : 0f);
        }

        memory.Step(item.Hidden.Span[.._network.Neurons], item.Input.Span, item.Label);
        for (int k = 0; k < _network.Outputs; k++)
            item.Outputs[k] = State.Output.Read(k, item.Hidden.Span);
        OutputError.Activate(_network.Settings.Output, item.Outputs);
    }

    /// <summary>du = slope x U^T do, scaled by 1 - alpha where the gradient knows of the leak.</summary>
    private void Back(Item item, LeakyMemory memory)
    {
        OutputError.Derive(_network.Settings.Output, item.Outputs, item.Target, item.OutputErrors);
        Span<float> errors = item.HiddenErrors.Span;
        errors.Clear();
        for (int k = 0; k < _network.Outputs; k++)
            RowKernels.Write(errors, item.OutputErrors[k], State.Output.Row(k));
        for (int j = 0; j < _network.Neurons; j++)
            errors[j] *= item.Slopes[j] * (_network.Settings.ScalesGradient ? 1 - memory.Retained.Span[j] : 1);
    }

    /// <summary>A step along the mean gradient of the items that are held.</summary>
    private void Write()
    {
        float gain = -_network.Settings.Rate / _held;
        foreach (Item item in _items)
        {
            for (int k = 0; k < _network.Outputs; k++)
                State.Output.Write(k, gain * item.OutputErrors[k], item.Hidden.Span);
            for (int j = 0; j < _network.Neurons; j++)
            {
                if (item.HiddenErrors.Span[j] != 0)
                    State.Hidden.Write(j, gain * item.HiddenErrors.Span[j], item.Input.Span);
            }
        }

        _held = 0;
    }

    private static int IndexOfLargest(ReadOnlySpan<float> values)
    {
        int largest = 0;
        for (int i = 1; i < values.Length; i++)
            largest = values[i] > values[largest] ? i : largest;
        return largest;
    }

    /// <summary>One item on its way through the network.</summary>
    private sealed class Item(LeakyNetwork network)
    {
        public AlignedFloats Input { get; } = new(AlignedFloats.Padded(network.Inputs));

        public AlignedFloats Hidden { get; } = new(AlignedFloats.Padded(network.Neurons));

        public AlignedFloats HiddenErrors { get; } = new(AlignedFloats.Padded(network.Neurons));

        public float[] Slopes { get; } = new float[network.Neurons];

        public float[] Outputs { get; } = new float[network.Outputs];

        public float[] OutputErrors { get; } = new float[network.Outputs];

        public float[] Target { get; } = new float[network.Outputs];

        public int Label { get; set; }
    }
}

/// <summary>Sees the input and the leaky activations of an item.</summary>
public delegate void HiddenObserver(ReadOnlySpan<float> input, ReadOnlySpan<float> hidden);

/// <summary>How a network does on test items.</summary>
/// <param name="Error">Mean over items and outputs of the squared error.</param>
/// <param name="Accuracy">Share of items whose largest output is that of their class.</param>
public readonly record struct LeakyTest(double Error, double Accuracy);
