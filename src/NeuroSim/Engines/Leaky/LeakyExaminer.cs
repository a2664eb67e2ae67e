using NeuroSim.Data;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Leaky;

/// <summary>
/// Tests a leaky network on one set of items in many orders: what drives the hidden neurons does not depend on the order, so it is one product for all of them,
/// and so is what leaves the output layer.
/// </summary>
/// <remarks>Sums run over inputs in ascending order here and over strided parts in <see cref="LeakyEngine"/>, so the last bits of an error may differ.</remarks>
public sealed class LeakyExaminer
{
    private readonly LeakyNetwork _network;
    private readonly ItemSet _items;
    private readonly LeakyMemory _memory;
    private readonly Matrix _hiddenCells, _outputCells, _hiddenWeights, _outputWeights, _drives, _hidden, _outputs;
    private readonly AlignedFloats _outputBias;
    private readonly float[] _target;

    /// <summary>An examiner with the items of all its tests.</summary>
    public LeakyExaminer(LeakyNetwork network, ItemSet items)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(items);
        (_network, _items, _memory) = (network, items, new LeakyMemory(network));
        (_hiddenCells, _hiddenWeights) = (new Matrix(network.Neurons, network.Inputs), new Matrix(network.Inputs, network.Neurons));
        (_outputCells, _outputWeights) = (new Matrix(network.Outputs, network.Neurons), new Matrix(network.Neurons, network.Outputs));
        _drives = new Matrix(items.Count, network.Neurons);
        _hidden = new Matrix(items.Count, network.Neurons);
        _outputs = new Matrix(items.Count, network.Outputs);
        _outputBias = new AlignedFloats(AlignedFloats.Padded(network.Outputs));
        _target = new float[network.Outputs];
    }

    /// <summary>Takes the weights of a network; the tests that follow are about them.</summary>
    public void Take(LeakyState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Turn(state.Hidden.Row, _hiddenCells, _hiddenWeights);
        Turn(state.Output.Row, _outputCells, _outputWeights);
        state.Output.Bias.Span.CopyTo(_outputBias.Span);
        MatrixProduct.Multiply(_items.Inputs, _hiddenWeights, _drives);
        for (int n = 0; n < _items.Count; n++)
        {
            Span<float> drive = _drives.Row(n);
            for (int j = 0; j < drive.Length; j++)
                drive[j] = MathF.Max(0, drive[j] + state.Hidden.Bias.Span[j]);
        }
    }

    /// <summary>Tests the items in an order.</summary>
    /// <param name="order">Indices of items, at least one.</param>
    /// <param name="remembers">Whether the memory goes on from item to item; else it is empty before each.</param>
    /// <param name="observe">Sees every item in turn.</param>
    public LeakyTest Test(ReadOnlySpan<int> order, bool remembers, ItemObserver? observe = null)
    {
        _memory.Restart();
        for (int n = 0; n < order.Length; n++)
        {
            Span<float> hidden = _hidden.Row(n);
            _drives.Row(order[n]).CopyTo(hidden);
            if (!remembers)
                _memory.Empty();
            _memory.Step(hidden, _items.Inputs.Row(order[n]), _items.Labels[order[n]]);
        }

        MatrixProduct.Multiply(_hidden, _outputWeights, _outputs);
        return Judge(order, observe);
    }

    private LeakyTest Judge(ReadOnlySpan<int> order, ItemObserver? observe)
    {
        double error = 0;
        int correct = 0;
        for (int n = 0; n < order.Length; n++)
        {
            Span<float> outputs = _outputs.Row(n);
            for (int k = 0; k < outputs.Length; k++)
                outputs[k] += _outputBias.Span[k];
            ReadOnlySpan<float> input = _items.Inputs.Row(order[n]);
            byte label = _items.Labels[order[n]];
            OutputError.Activate(_network.Settings.Output, outputs);
            OutputError.Target(_network.Settings.Output, input, label, _target);
            error += OutputError.MeanSquare(outputs, _target);
            correct += OutputError.Largest(outputs) == label ? 1 : 0;
            observe?.Invoke(input, _hidden.Row(n), outputs);
        }

        return new LeakyTest(error / order.Length, correct / (double)order.Length);
    }

    private static void Turn(RowOf cells, Matrix copy, Matrix turned)
    {
        for (int row = 0; row < copy.Rows; row++)
            cells(row)[..copy.Columns].CopyTo(copy.Row(row));
        Transposition.Copy(copy, turned);
    }

    private delegate Span<float> RowOf(int row);
}

/// <summary>Sees an item of a test, the hidden activations and the outputs.</summary>
public delegate void ItemObserver(ReadOnlySpan<float> input, ReadOnlySpan<float> hidden, ReadOnlySpan<float> outputs);
