using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Recurrent;

/// <summary>A window forward through an LSTM network, and all that its gradient needs of it. Row 0 of h and c is what the window begins with.</summary>
/// <remarks>
/// A gate's drive is b, then its inputs ascending, each by a fused multiply-add and those of 0 left out, then the sum over h of <see cref="RowKernels.Dot"/>.
/// The inputs of a window are known ahead, so a row of input weights serves all its items at one trip through the cache.
/// </remarks>
internal sealed class LstmPass
{
    private readonly LstmNetwork _network;
    private readonly LstmState _state;

    /// <summary>A pass with the weights of <paramref name="state"/>, of windows up to T items; h and c are 0.</summary>
    public LstmPass(LstmNetwork network, LstmState state)
    {
        (_network, _state) = (network, state);
        int window = network.Settings.Window, units = state.Cell.Length;
        (Gates, Squashed) = (new Matrix(window, LstmState.Gates * units), new Matrix(window, units));
        (Cells, Hidden, Outputs) = (new Matrix(window + 1, units), new Matrix(window + 1, network.Neurons), new Matrix(window, network.Outputs));
    }

    /// <summary>i, f, o, g; T x 4 P.</summary>
    public Matrix Gates { get; }

    /// <summary>c, T + 1 x P.</summary>
    public Matrix Cells { get; }

    /// <summary>tanh c, T x P.</summary>
    public Matrix Squashed { get; }

    /// <summary>h, T + 1 x H.</summary>
    public Matrix Hidden { get; }

    /// <summary>o of the output layer, T x O.</summary>
    public Matrix Outputs { get; }

    /// <summary>Begins with the memory of the state.</summary>
    public void Resume()
    {
        _state.Hidden.Span.CopyTo(Hidden.Line(0));
        _state.Cell.Span.CopyTo(Cells.Line(0));
    }

    /// <summary>Ends with the memory after row <paramref name="count"/> as that of the state.</summary>
    public void Leave(int count)
    {
        Hidden.Line(count).CopyTo(_state.Hidden.Span);
        Cells.Line(count).CopyTo(_state.Cell.Span);
    }

    /// <summary>Begins with an empty memory.</summary>
    public void Empty()
    {
        Hidden.Line(0).Clear();
        Cells.Line(0).Clear();
    }

    /// <summary>Begins with the memory after row <paramref name="count"/>.</summary>
    public void Carry(int count)
    {
        Hidden.Line(count).CopyTo(Hidden.Line(0));
        Cells.Line(count).CopyTo(Cells.Line(0));
    }

    /// <summary>Rows 0 .. <paramref name="count"/> - 1 of <paramref name="inputs"/>.</summary>
    public void Run(Matrix inputs, int count)
    {
        Drive(inputs, count);
        for (int t = 0; t < count; t++)
        {
            Recur(t);
            Advance(t);
            Span<float> outputs = Outputs.Row(t);
            for (int k = 0; k < outputs.Length; k++)
                outputs[k] = _state.Output.Read(k, Hidden.Line(t + 1));
            OutputError.Activate(_network.Settings.Output, outputs);
        }
    }

    /// <summary>b + W x of all items.</summary>
    private void Drive(Matrix inputs, int count)
    {
        for (int t = 0; t < count; t++)
            _state.Bias.Span.CopyTo(Gates.Line(t));
        ReadOnlySpan<float> values = inputs.Values.Span;
        for (int i = 0; i < inputs.Columns; i++)
        {
            for (int t = 0; t < count; t++)
            {
                float x = values[t * inputs.Stride + i];
                if (x != 0)
                    RowKernels.Write(Gates.Line(t), x, _state.InputWeights.Line(i));
            }
        }
    }

    /// <summary>
    /// Adds R h of the item before. Every other item goes from the last row down, so that it begins with rows that a cache smaller than R still holds.
    /// </summary>
    private void Recur(int t)
    {
        Span<float> gates = Gates.Line(t), before = Hidden.Line(t);
        for (int n = 0; n < gates.Length; n++)
        {
            int r = t % 2 == 0 ? n : gates.Length - 1 - n;
            gates[r] += RowKernels.Dot(_state.RecurrentWeights.Line(r), before);
        }
    }

    private void Advance(int t)
    {
        Span<float> gates = Gates.Line(t), before = Cells.Line(t), cells = Cells.Line(t + 1), squashed = Squashed.Line(t), hidden = Hidden.Line(t + 1);
        for (int j = 0; j < cells.Length; j += Vector512Lane.Count)
        {
            LstmGates<Vector512Lane> open = LstmCell.Open(LstmGates<Vector512Lane>.Load(gates, j));
            open.Store(gates, j);
            (Vector512Lane c, Vector512Lane s, Vector512Lane h) = LstmCell.Advance(open, Vector512Lane.Load(before[j..]));
            c.Store(cells[j..]);
            s.Store(squashed[j..]);
            h.Store(hidden[j..]);
        }
    }
}
