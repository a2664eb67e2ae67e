using NeuroSim.Crossbars;
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
    private readonly bool _readsAhead;
    private readonly long[] _readUntil;
    private readonly AlignedFloats _a, _slope, _own, _lat;
    private long _end;

    public VectorLayer(LayerRule rule, LayerState state, int layer, Divergence divergence)
    {
        (_rule, _state, _heldWrite, _lateral) = (rule, state, new HeldWrite(rule, state), new LazyLateral(state));
        (_layer, _divergence) = (layer, divergence);
        int padded = state.Lateral.Stride;
        (_a, _slope, _own, _lat) = (new(LayerState.InputsAhead * padded), new(padded), new(padded), new(padded));
        _readsAhead = layer == 0 && rule.Layer.Activation == Activation.Relu && rule.Policy == WritePolicy.Immediate;
        _readUntil = new long[rule.Layer.Neurons];
    }

    /// <summary>Before a block of samples <paramref name="next"/> .. <paramref name="end"/> - 1.</summary>
    public void Begin(long next, long end)
    {
        _lateral.Begin(next);
        Array.Fill(_readUntil, next);
        _end = end;
    }

    /// <summary>After a block, whose next sample would be <paramref name="next"/>: brings the rows [from, to) of the lateral array up to date.</summary>
    public void Finish(long next, int from, int to, ThreadScratch scratch) =>
        _lateral.Finish(next, from, to, scratch.Lateral.Span, scratch.LateralDevices[_layer]);

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
        int written = Read(t, pending, from, to, scratch);
        _rule.DrawNoise(from, to, t);
        Span<float> deviations = _state.Deviation(t), a = PreActivations(t);
        int j = from;
        for (; j + Vector512Lane.Count <= to; j += Vector512Lane.Count)
            Observe<Vector512Lane>(j, a, deviations, output);
        for (; j < to; j++)
            Observe<FloatLane>(j, a, deviations, output);
        return written;
    }

    /// <summary>Second phase of sample t, after all rows' first phase; false when a signal is not a finite number.</summary>
    public bool Learn(long t, int from, int to, ThreadScratch scratch)
    {
        Span<float> x = scratch.Lateral.Span[.._state.Lateral.Stride];
        _state.Deviation(_rule.Schedule == Schedule.Shifted ? t - 1 : t).CopyTo(x);
        _lateral.Read(t, from, to, x, _slope.Span, _lat.Span, scratch.LateralDevices[_layer]);
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
        PendingWrite.Land(_rule, _state, _heldWrite, t, from, to, scratch.Gradient.Span, scratch.Devices[_layer]);

    /// <summary>The sums of the bit lines at a sample.</summary>
    private Span<float> PreActivations(long sample) =>
        _a.Slice((int)(sample & (LayerState.InputsAhead - 1)) * _state.Lateral.Stride, _state.Lateral.Stride);

    private int Read(long t, bool pending, int from, int to, ThreadScratch scratch)
    {
        if (_state.ForwardDevices is { } devices)
            return ReadDevices(devices, t, pending, from, to, scratch);
        if (_rule.Policy == WritePolicy.Immediate)
            return ReadImmediate(t, pending, from, to);
        if (pending && _rule.EndsWindow(t - 1))
            return ReadHeld(t, _state.Input(t), from, to, scratch.Gradient.Span);
        Span<float> a = PreActivations(t);
        for (int j = from; j < to; j++)
            a[j] = _state.Forward.Read(j, _state.Input(t));
        return 0;
    }

    private int ReadDevices(ForwardDevices devices, long t, bool pending, int from, int to, ThreadScratch scratch)
    {
        bool readFirst = _rule.Schedule == Schedule.Pipelined;
        if (readFirst)
            devices.Read(from, to, _state.Input(t), ReadMoment.Learning(t), PreActivations(t), scratch.Devices[_layer]!);
        int written = pending ? Settle(t - 1, from, to, scratch) : 0;
        if (!readFirst)
            devices.Read(from, to, _state.Input(t), ReadMoment.Learning(t), PreActivations(t), scratch.Devices[_layer]!);
        return written;
    }

    private int ReadImmediate(long t, bool pending, int from, int to)
    {
        ReadOnlySpan<float> x = _state.Input(t), before = _state.Input(t - 1), gains = _state.Held(t - 1);
        Span<float> a = PreActivations(t);
        bool readFirst = _rule.Schedule == Schedule.Pipelined;
        int written = 0;
        for (int j = from; j < to; j++)
        {
            if (_readUntil[j] > t)
                continue;
            float gain = pending ? gains[j] : 0f;
            if (gain == 0)
            {
                a[j] = _state.Forward.Read(j, x);
            }
            else
            {
                a[j] = readFirst ? _state.Forward.ReadThenWrite(j, gain, before, x) : _state.Forward.WriteThenRead(j, gain, before, x);
                written++;
            }

            _readUntil[j] = _readsAhead ? ReadAhead(j, t, a[j]) : t + 1;
        }

        return written;
    }

    /// <summary>
    /// A silent ReLU has no error, so its cells will not be written for this sample and the next one can be read while they are in the cache; and so
    /// on until the neuron speaks. Returns the first sample that was not read.
    /// </summary>
    private long ReadAhead(int j, long t, float a)
    {
        long last = Math.Min(t + LayerState.InputsAhead, _end);
        for (t++; a <= 0 && t < last; t++)
            PreActivations(t)[j] = a = _state.Forward.Read(j, _state.Input(t));
        return t;
    }

    private int ReadHeld(long t, ReadOnlySpan<float> x, int from, int to, Span<float> scratch)
    {
        bool readFirst = _rule.Schedule == Schedule.Pipelined;
        Span<float> a = PreActivations(t);
        int written = 0;
        for (int j = from; j < to; j++)
        {
            if (readFirst)
                a[j] = _state.Forward.Read(j, x);
            written += _heldWrite.Apply(j, t - 1, scratch, null) ? 1 : 0;
            if (!readFirst)
                a[j] = _state.Forward.Read(j, x);
        }

        return written;
    }

    private void Observe<TLane>(int j, ReadOnlySpan<float> a, Span<float> deviations, Span<float> output)
        where TLane : struct, ILane<TLane>
    {
        Span<float> m = _state.Mean.Span[j..], v = _state.Variance.Span[j..], p = _state.Previous.Span[j..];
        TrlObservation<TLane> seen = TrlNeuron.Observe(
            _rule.Constants, TLane.Load(a[j..]), TLane.Load(m), TLane.Load(v), _rule.Recall(j, TLane.Load(p)),
            _rule.Mean.Step<TLane>(j), _rule.Variance.Step<TLane>(j));
        seen.M.Store(m);
        seen.V.Store(v);
        seen.Z.Store(p);
        _rule.OutputDac.Convert(seen.Z).Store(output[j..]);
        _state.DeviationDac.Convert(seen.D).Store(deviations[j..]);
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
