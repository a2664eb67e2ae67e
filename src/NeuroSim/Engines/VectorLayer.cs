using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Engines;

/// <summary>
/// One layer of the vector engine. A sample takes two phases: <see cref="Observe"/> (write of the sample before, read, memories) and, once all
/// deviations are there, <see cref="Learn"/> (lateral read and update, error, write gain). A call touches the rows [from, to) alone.
/// </summary>
internal sealed class VectorLayer
{
    private readonly LayerRule _rule;
    private readonly LayerState _state;
    private readonly HeldWrite _heldWrite;
    private readonly LazyLateral _lateral;
    private readonly Divergence _divergence;
    private readonly int _layer;
    private readonly AlignedFloats _a, _slope, _own, _lat;

    public VectorLayer(LayerRule rule, LayerState state, int layer, Divergence divergence)
    {
        (_rule, _state, _heldWrite, _lateral) = (rule, state, new HeldWrite(rule, state), new LazyLateral(state));
        (_layer, _divergence) = (layer, divergence);
        int padded = state.Lateral.Stride;
        (_a, _slope, _own, _lat) = (new(padded), new(padded), new(padded), new(padded));
    }

    /// <summary>Before a block whose first sample is <paramref name="next"/>.</summary>
    public void Begin(long next) => _lateral.Begin(next);

    /// <summary>After a block, whose next sample would be <paramref name="next"/>: brings the rows [from, to) of the lateral array up to date.</summary>
    public void Finish(long next, int from, int to, ThreadScratch scratch) => _lateral.Finish(next, from, to, scratch.Lateral.Span);

    /// <summary>First phase of sample t.</summary>
    /// <param name="t">Sample; its input is in the state's history.</param>
    /// <param name="pending">Whether the write of t - 1 has not landed yet.</param>
    /// <param name="from">First row.</param>
    /// <param name="to">Behind the last row.</param>
    /// <param name="output">Where the activations go.</param>
    /// <param name="scratch">Private to the thread.</param>
    /// <returns>Columns written.</returns>
    public int Observe(long t, bool pending, int from, int to, Span<float> output, ThreadScratch scratch)
    {
        int written = Read(t, pending, from, to, scratch.Gradient.Span);
        _rule.DrawNoise(from, to, t);
        Span<float> deviations = _state.Deviation(t);
        int j = from;
        for (; j + Vector512Lane.Count <= to; j += Vector512Lane.Count)
            Observe<Vector512Lane>(j, deviations, output);
        for (; j < to; j++)
            Observe<FloatLane>(j, deviations, output);
        return written;
    }

    /// <summary>Second phase of sample t, after all rows' first phase; false when a signal is not a finite number.</summary>
    public bool Learn(long t, int from, int to, ThreadScratch scratch)
    {
        Span<float> x = scratch.Lateral.Span[.._state.Lateral.Stride];
        _state.Deviation(_rule.Schedule == Schedule.Shifted ? t - 1 : t).CopyTo(x);
        _lateral.Read(t, from, to, x, _slope.Span, _lat.Span);
        Span<float> held = _state.Held(t);
        bool immediate = _rule.Policy == WritePolicy.Immediate;
        var gain = new GainStep(_rule.GainRate(t), immediate ? InputMeanSquare(t) : 0f);
        int j = from;
        for (; j + Vector512Lane.Count <= to; j += Vector512Lane.Count)
            Finish<Vector512Lane>(j, held, gain);
        for (; j < to; j++)
            Finish<FloatLane>(j, held, gain);
        return IsFinite(t, from, to);
    }

    /// <summary>Lands the write of sample <paramref name="t"/> on the rows; returns the columns written.</summary>
    public int Settle(long t, int from, int to, ThreadScratch scratch) =>
        PendingWrite.Land(_rule, _state, _heldWrite, t, from, to, scratch.Gradient.Span);

    private int Read(long t, bool pending, int from, int to, Span<float> scratch)
    {
        ReadOnlySpan<float> x = _state.Input(t);
        if (!pending || (_rule.Policy == WritePolicy.Held && !_rule.EndsWindow(t - 1)))
        {
            for (int j = from; j < to; j++)
                _a.Span[j] = _state.Forward.Read(j, x);
            return 0;
        }

        return _rule.Policy == WritePolicy.Held ? ReadHeld(t, x, from, to, scratch) : ReadImmediate(t, x, from, to);
    }

    private int ReadImmediate(long t, ReadOnlySpan<float> x, int from, int to)
    {
        ReadOnlySpan<float> before = _state.Input(t - 1), gains = _state.Held(t - 1);
        Span<float> a = _a.Span;
        bool readFirst = _rule.Schedule == Schedule.Pipelined;
        int written = 0;
        for (int j = from; j < to; j++)
        {
            float gain = gains[j];
            if (gain == 0)
            {
                a[j] = _state.Forward.Read(j, x);
                continue;
            }

            a[j] = readFirst ? _state.Forward.ReadThenWrite(j, gain, before, x) : _state.Forward.WriteThenRead(j, gain, before, x);
            written++;
        }

        return written;
    }

    private int ReadHeld(long t, ReadOnlySpan<float> x, int from, int to, Span<float> scratch)
    {
        bool readFirst = _rule.Schedule == Schedule.Pipelined;
        Span<float> a = _a.Span;
        int written = 0;
        for (int j = from; j < to; j++)
        {
            if (readFirst)
                a[j] = _state.Forward.Read(j, x);
            written += _heldWrite.Apply(j, t - 1, scratch) ? 1 : 0;
            if (!readFirst)
                a[j] = _state.Forward.Read(j, x);
        }

        return written;
    }

    private void Observe<TLane>(int j, Span<float> deviations, Span<float> output)
        where TLane : struct, ILane<TLane>
    {
        Span<float> m = _state.Mean.Span[j..], v = _state.Variance.Span[j..], p = _state.Previous.Span[j..];
        TrlObservation<TLane> seen = TrlNeuron.Observe(
            _rule.Constants, TLane.Load(_a.Span[j..]), TLane.Load(m), TLane.Load(v), TLane.Load(p),
            _rule.Mean.Step<TLane>(j), _rule.Variance.Step<TLane>(j));
        seen.M.Store(m);
        seen.V.Store(v);
        seen.Z.Store(p);
        seen.Z.Store(output[j..]);
        seen.D.Store(deviations[j..]);
        seen.Slope.Store(_slope.Span[j..]);
        seen.Own.Store(_own.Span[j..]);
    }

    /// <summary>Reports every row whose own part, or whose held value, is no finite number.</summary>
    private bool IsFinite(long t, int from, int to)
    {
        ReadOnlySpan<float> own = _own.Span, held = _state.Held(t);
        float sum = 0;
        for (int j = from; j < to; j++)
            sum += own[j] * 0f + held[j] * 0f;
        if (sum == 0)
            return true;
        for (int j = from; j < to; j++)
        {
            if (!float.IsFinite(own[j]) || !float.IsFinite(held[j]))
                _divergence.Report(_layer, j, t, heard: float.IsFinite(own[j]));
        }

        return false;
    }

    private void Finish<TLane>(int j, Span<float> held, in GainStep gain)
        where TLane : struct, ILane<TLane>
    {
        TLane e = TrlNeuron.Error(_rule.Constants, TLane.Load(_slope.Span[j..]), TLane.Load(_own.Span[j..]), TLane.Load(_lat.Span[j..]));
        if (_rule.Policy == WritePolicy.Immediate)
            e = gain.Of(_rule.Optimizer, e, _state.Scale.Span[j..]);
        e.Store(held[j..]);
    }

    private float InputMeanSquare(long t)
    {
        ReadOnlySpan<float> x = _state.Input(t);
        return RowKernels.Dot(x, x) * (1f / _rule.Layer.Inputs);
    }
}
