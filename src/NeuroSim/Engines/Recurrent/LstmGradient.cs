using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Recurrent;

/// <summary>
/// The errors of a window, backwards through time: the derivatives of the loss, summed over the window's items, by what drives gates and outputs. They end at
/// the window's beginning: the h and c it began with count as constants.
/// </summary>
internal sealed class LstmGradient
{
    private readonly LstmNetwork _network;
    private readonly LstmState _state;
    private readonly AlignedFloats _hidden, _cell;
    private readonly float[] _target;

    /// <summary>Errors with the weights of <paramref name="state"/>.</summary>
    public LstmGradient(LstmNetwork network, LstmState state)
    {
        (_network, _state) = (network, state);
        int window = network.Settings.Window, units = state.Cell.Length;
        (_hidden, _cell, _target) = (new AlignedFloats(units), new AlignedFloats(units), new float[network.Outputs]);
        (Errors, OutputErrors) = (new Matrix(window, LstmState.Gates * units), new Matrix(window, network.Outputs));
    }

    /// <summary>By what drives the gates, T x 4 P.</summary>
    public Matrix Errors { get; }

    /// <summary>By what drives the outputs, T x O.</summary>
    public Matrix OutputErrors { get; }

    /// <summary>All items of a window, whose pass is <paramref name="pass"/>.</summary>
    public void Run(LstmWindow window, LstmPass pass)
    {
        _hidden.Span.Clear();
        _cell.Span.Clear();
        for (int t = _network.Settings.Window - 1; t >= 0; t--)
        {
            window.Target(t, _target);
            Span<float> outputErrors = OutputErrors.Row(t);
            OutputError.Derive(_network.Settings.Output, pass.Outputs.Row(t), _target, outputErrors);
            for (int k = 0; k < outputErrors.Length; k++)
                RowKernels.Write(_hidden.Span, outputErrors[k], _state.Output.Row(k));
            Back(pass, t);
            if (t > 0)
                Recur(t);
        }
    }

    /// <summary>Through the units: errors of the gates, and of c before.</summary>
    private void Back(LstmPass pass, int t)
    {
        Span<float> gates = pass.Gates.Line(t), before = pass.Cells.Line(t), squashed = pass.Squashed.Line(t), errors = Errors.Line(t);
        Span<float> hidden = _hidden.Span, cell = _cell.Span;
        for (int j = 0; j < cell.Length; j += Vector512Lane.Count)
        {
            (LstmGates<Vector512Lane> drives, Vector512Lane earlier) = LstmCell.Back(
                LstmGates<Vector512Lane>.Load(gates, j), Vector512Lane.Load(before[j..]), Vector512Lane.Load(squashed[j..]),
                Vector512Lane.Load(hidden[j..]), Vector512Lane.Load(cell[j..]));
            drives.Store(errors, j);
            earlier.Store(cell[j..]);
        }
    }

    /// <summary>dh of the item before: R^T times the errors of the gates, gates ascending.</summary>
    private void Recur(int t)
    {
        Span<float> errors = Errors.Line(t), hidden = _hidden.Span;
        hidden.Clear();
        for (int r = 0; r < errors.Length; r++)
            RowKernels.Write(hidden, errors[r], _state.RecurrentWeights.Line(r));
    }
}
