using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>
/// Contexts that remember: gated recurrent units (Cho et al. 2014) over the tiles of a column, from the top, whose states are what the last layer's loss takes for
/// contexts (Illing et al. 2021, eqs. 20 to 23). They see the last layer's vectors and send nothing to them.
/// </summary>
/// <remarks>
/// Backpropagation through time follows all that a state did later. E-prop (Bellec et al. 2020) takes the states before as constants in gates and candidate, and follows a
/// state through its own update gate alone. That is what a synapse can know as it goes, by a trace that leaks with the gate, e(t) = g e(t-1) + slope x input; the sum over time of
/// errors times traces is computed here from the last step back, which is the same sum and stores no trace for every synapse.
/// </remarks>
internal sealed class RecurrentContext : IEncoderLayer
{
    private readonly Matrix _inputs;
    private readonly bool _throughTime;
    private readonly GruStep[] _steps;
    private readonly GruGate _reset, _update, _candidate;
    private readonly Matrix _drive, _errors, _byReset, _byUpdate, _byCandidate, _byRecalled;

    /// <summary>Units over the vectors of a layer.</summary>
    public RecurrentContext(ContrastiveNetwork network, Matrix inputs)
    {
        int units = network.Settings.RecurrentUnits, sequences = network.TileColumns * network.Batch;
        (_inputs, _throughTime) = (inputs, network.Settings.Recurrence == ContextRecurrence.BackpropagationThroughTime);
        (_reset, _update, _candidate) = (new(network, inputs.Columns, 0), new(network, inputs.Columns, 1), new(network, inputs.Columns, 2));
        _steps = new GruStep[network.TileRows];
        for (int t = 0; t < _steps.Length; t++)
            _steps[t] = new GruStep(sequences, inputs.Columns, units, t == 0 ? new Matrix(sequences, units) : _steps[t - 1].States);
        (Activations, Errors) = (new Matrix(inputs.Rows, units), new Matrix(inputs.Rows, units));
        (_drive, _errors) = (new Matrix(sequences, units), new Matrix(sequences, units));
        (_byReset, _byUpdate) = (new Matrix(sequences, units), new Matrix(sequences, units));
        (_byCandidate, _byRecalled) = (new Matrix(sequences, units), new Matrix(sequences, units));
    }

    /// <inheritdoc/>
    public Matrix Activations { get; }

    /// <inheritdoc/>
    public Matrix Errors { get; }

    /// <inheritdoc/>
    public void Forward()
    {
        for (int t = 0; t < _steps.Length; t++)
        {
            GruStep step = _steps[t];
            int rows = step.States.Rows;
            for (int row = 0; row < rows; row++)
                _inputs.Line(t * rows + row).CopyTo(step.Inputs.Line(row));
            Advance(step);
            for (int row = 0; row < rows; row++)
                step.States.Line(row).CopyTo(Activations.Line(t * rows + row));
        }
    }

    /// <inheritdoc/>
    public void Backward()
    {
        _errors.Values.Span.Clear();
        for (int t = _steps.Length - 1; t >= 0; t--)
        {
            GruStep step = _steps[t];
            for (int row = 0; row < _errors.Rows; row++)
                RowKernels.Write(_errors.Line(row), 1f, Errors.Line(t * _errors.Rows + row));
            Return(step);
            bool adds = t < _steps.Length - 1;
            _reset.Accumulate(step, _byReset, _byReset, adds);
            _update.Accumulate(step, _byUpdate, _byUpdate, adds);
            _candidate.Accumulate(step, _byCandidate, _byRecalled, adds);
            if (!_throughTime)
                continue;
            _reset.SendBack(_byReset, _errors);
            _update.SendBack(_byUpdate, _errors);
            _candidate.SendBack(_byRecalled, _errors);
        }
    }

    /// <inheritdoc/>
    public void Step(in BatchStep step)
    {
        _reset.Step(step);
        _update.Step(step);
        _candidate.Step(step);
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections() =>
        _reset.Sections("reset").Concat(_update.Sections("update")).Concat(_candidate.Sections("candidate"));

    private void Advance(GruStep step)
    {
        Open(_reset, step, step.Reset);
        Open(_update, step, step.Update);
        _candidate.Drive(step, step.Candidate, step.Recalled);
        Span<float> r = step.Reset.Values.Span, g = step.Update.Values.Span, q = step.Recalled.Values.Span, n = step.Candidate.Values.Span;
        Span<float> before = step.Before.Values.Span, h = step.States.Values.Span;
        for (int i = 0; i < h.Length; i += Vector512Lane.Count)
        {
            Vector512Lane gate = Vector512Lane.Load(g[i..]);
            Vector512Lane candidate = LaneMath.Tanh(Vector512Lane.MultiplyAdd(Vector512Lane.Load(r[i..]), Vector512Lane.Load(q[i..]), Vector512Lane.Load(n[i..])));
            candidate.Store(n[i..]);
            Vector512Lane.MultiplyAdd(gate, Vector512Lane.Load(before[i..]) - candidate, candidate).Store(h[i..]);
        }
    }

    private void Open(GruGate gate, GruStep step, Matrix opening)
    {
        gate.Drive(step, opening, _drive);
        Span<float> open = opening.Values.Span, drive = _drive.Values.Span;
        for (int i = 0; i < open.Length; i += Vector512Lane.Count)
            LaneMath.Sigmoid(Vector512Lane.Load(open[i..]) + Vector512Lane.Load(drive[i..])).Store(open[i..]);
    }

    /// <summary>From the errors of a step's states to those of what drives it, and of the states before as far as the update gate keeps them.</summary>
    private void Return(GruStep step)
    {
        Span<float> errors = _errors.Values.Span;
        Vector512Lane one = Vector512Lane.All(1f);
        for (int i = 0; i < errors.Length; i += Vector512Lane.Count)
        {
            Vector512Lane r = At(step.Reset, i), g = At(step.Update, i), n = At(step.Candidate, i), error = Vector512Lane.Load(errors[i..]);
            Vector512Lane byCandidate = error * (one - g) * (one - n * n);
            byCandidate.Store(_byCandidate.Values.Span[i..]);
            (byCandidate * r).Store(_byRecalled.Values.Span[i..]);
            (byCandidate * At(step.Recalled, i) * r * (one - r)).Store(_byReset.Values.Span[i..]);
            (error * (At(step.Before, i) - n) * g * (one - g)).Store(_byUpdate.Values.Span[i..]);
            (error * g).Store(errors[i..]);
        }
    }

    private static Vector512Lane At(Matrix matrix, int i) => Vector512Lane.Load(matrix.Values.Span[i..]);
}
