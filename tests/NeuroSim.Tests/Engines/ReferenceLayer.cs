using NeuroSim.Engines;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;
using NeuroSim.Tests.Numerics;

namespace NeuroSim.Tests.Engines;

/// <summary>
/// One layer of streaming TRL in plain loops, one neuron after the other, from its description alone: no fusing, no history rings, nothing of
/// the engines' layer code. Schedules differ in two places, both marked.
/// </summary>
internal sealed class ReferenceLayer
{
    private readonly Network _network;
    private readonly TrlConstants _rule;
    private readonly IntegratorArray _meanCells, _varianceCells;
    private readonly IntegratorArray? _previousCells;
    private readonly int _inputs, _neurons;
    private readonly float[][] _w, _lateral, _first, _second;
    private readonly float[] _bias, _m, _v, _p, _g;
    private readonly float[][] _biasMoments;
    private readonly List<float[]> _held = [], _heldInputs = [];
    private float[] _deviationsBefore;
    private Seen[] _seen = [];

    public ReferenceLayer(Network network, int layer, LayerState initial)
    {
        (_network, _inputs, _neurons) = (network, initial.Layer.Inputs, initial.Layer.Neurons);
        TrlCoefficients c = network.Coefficients;
        _rule = new TrlConstants(2 * c.Similarity, 2 * c.Variance, c.Covariance, c.TargetVariance, initial.Layer.Activation);
        _meanCells = new(network.MeanCell, IntegratorRole.Mean, network.SamplePeriodSeconds, _neurons, network.Seed, NeuronId.Of(layer, 0));
        _varianceCells = new(network.VarianceCell, IntegratorRole.Variance, network.SamplePeriodSeconds, _neurons, network.Seed, NeuronId.Of(layer, 0), network.Squarer);
        if (network.PreviousCell is { } cell)
            _previousCells = new(cell, IntegratorRole.Previous, network.SamplePeriodSeconds, _neurons, network.Seed, NeuronId.Of(layer, 0));
        int padded = AlignedFloats.Padded(_inputs);
        (_w, _first, _second) = (Rows(_neurons, padded), Rows(_neurons, padded), Rows(_neurons, padded));
        (_lateral, _biasMoments) = (Rows(_neurons, AlignedFloats.Padded(_neurons)), Rows(_neurons, 2));
        (_bias, _m, _v, _p, _g) = (new float[_neurons], new float[_neurons], new float[_neurons], new float[_neurons], new float[_neurons]);
        for (int j = 0; j < _neurons; j++)
            initial.Forward.Row(j).CopyTo(_w[j]);
        initial.Forward.Bias.Span[.._neurons].CopyTo(_bias);
        _deviationsBefore = new float[AlignedFloats.Padded(_neurons)];
    }

    /// <summary>Learns sample t with input x (padded with zeros) and gives the activations (padded with zeros).</summary>
    public float[] Step(long t, float[] x)
    {
        float[] z = new float[AlignedFloats.Padded(_neurons)], d = new float[z.Length], e = new float[_neurons];
        float[] p = [.. _p];
        float[] lat = new float[_neurons];
        float[] a = [.. _w.Select((row, j) => OrderedSum.Dot(row, x) + _bias[j])];

        // Pipelined: every weight write lands one sample late, after that sample's read.
        if (_network.Schedule == Schedule.Pipelined)
            WriteIfDue(t - 1);
        IntegratorArray.DrawNoise(_meanCells, _varianceCells, 0, _neurons, t);
        _previousCells?.DrawNoise(0, _neurons, t);
        var seen = new TrlObservation<FloatLane>[_neurons];
        for (int j = 0; j < _neurons; j++)
        {
            p[j] = Recalled(j).Value;
            seen[j] = TrlNeuron.Observe(
                _rule, new FloatLane(a[j]), new FloatLane(_m[j]), new FloatLane(_v[j]), Recalled(j),
                _meanCells.Step<FloatLane>(j), _varianceCells.Step<FloatLane>(j));
            (_m[j], _v[j], _p[j], z[j], d[j]) = (seen[j].M.Value, seen[j].V.Value, seen[j].Z.Value, seen[j].Z.Value, seen[j].D.Value);
        }

        // Shifted: the synchronous rule fed the deviations of the sample before.
        float[] lateralInput = _network.Schedule == Schedule.Shifted ? _deviationsBefore : d;
        for (int j = 0; j < _neurons; j++)
        {
            lat[j] = (1 - _network.LateralRetention) * OrderedSum.Dot(_lateral[j], lateralInput);
            e[j] = TrlNeuron.Error(_rule, seen[j].Slope, seen[j].Own, new FloatLane(lat[j])).Value;
        }

        _seen = [.. seen.Select((one, j) => new Seen(a[j], p[j], one, lat[j], e[j]))];

        LearnLateral(d);
        (_deviationsBefore, _) = (d, Hold(e, x));
        if (_network.Schedule != Schedule.Pipelined)
            WriteIfDue(t);
        return z;
    }

    /// <summary>Lands what is pending after the last sample.</summary>
    public void Settle(long last)
    {
        if (_network.Schedule == Schedule.Pipelined)
            WriteIfDue(last);
    }

    /// <summary>W_ji.</summary>
    public float Weight(int j, int i) => _w[j][i];

    /// <summary>Compares the signals of the last sample.</summary>
    public void AssertSignals(NeuronSample row, int j, float x)
    {
        (float a, float p, TrlObservation<FloatLane> seen, float lat, float e) = _seen[j];
        Assert.Equal((x, a, p, lat, e), (row.X, row.A, row.P, row.Lateral, row.E));
        Assert.Equal((seen.Z.Value, seen.M.Value, seen.V.Value, seen.D.Value, seen.Slope.Value, seen.Own.Value), (row.Z, row.M, row.V, row.D, row.Slope, row.Own));
    }

    /// <summary>Compares all bits.</summary>
    public void AssertSame(LayerState state)
    {
        for (int j = 0; j < _neurons; j++)
        {
            Assert.True(state.Forward.Row(j).SequenceEqual(_w[j]), $"weights of neuron {j}");
            for (int k = 0; k < _neurons; k++)
                Assert.Equal((1 - _network.LateralRetention) * _lateral[j][k], state.Lateral.Covariance(j, k));
        }

        Assert.Equal(_bias, state.Forward.Bias.Span[.._neurons].ToArray());
        Assert.Equal(_m, state.Mean.Span[.._neurons].ToArray());
        Assert.Equal(_v, state.Variance.Span[.._neurons].ToArray());
        Assert.Equal(_p, state.Previous.Span[.._neurons].ToArray());
        Assert.Equal(_g, state.Scale.Span[.._neurons].ToArray());
    }

    private FloatLane Recalled(int j) =>
        _previousCells?.Step<FloatLane>(j).Advance(new FloatLane(0), new FloatLane(_p[j])) ?? new FloatLane(_p[j]);

    private void LearnLateral(float[] d)
    {
        for (int j = 0; j < _neurons; j++)
        {
            for (int k = 0; k < _neurons; k++)
                _lateral[j][k] = j == k ? 0 : MathF.FusedMultiplyAdd(_network.LateralRetention, _lateral[j][k], d[j] * d[k]);
        }
    }

    private int Hold(float[] e, float[] x)
    {
        _held.Add(e);
        _heldInputs.Add(x);
        return _held.Count;
    }

    private void WriteIfDue(long t)
    {
        if (t < 0 || (t + 1) % _network.WriteEvery != 0)
            return;
        for (int j = 0; j < _neurons; j++)
        {
            if (_network.Optimizer.Policy(_network.WriteEvery) == WritePolicy.Immediate)
                WriteNow(j, t);
            else
                WriteHeld(j, t);
        }

        _held.Clear();
        _heldInputs.Clear();
    }

    /// <summary>K = 1 without state per synapse: one gain for the input.</summary>
    private void WriteNow(int j, long t)
    {
        float[] x = _heldInputs[0];
        FloatLane e = new(_held[0][j]);
        float gain = -((float)Rate(t) * e.Value);
        if (_network.Optimizer.Kind == OptimizerKind.NeuronRms)
        {
            var meanSquare = new FloatLane(OrderedSum.Dot(x, x) * (1f / _inputs));
            gain = RmsGain(j, e * e * meanSquare, e, t);
        }

        Add(j, gain, x, gain);
    }

    /// <summary>The mean gradient of K samples, then the optimiser's step.</summary>
    private void WriteHeld(int j, long t)
    {
        float[] gradient = new float[_w[j].Length];
        float bias = 0, share = 1f / _network.WriteEvery;
        for (int k = 0; k < _held.Count; k++)
        {
            bias += _held[k][j];
            for (int i = 0; i < _inputs; i++)
                gradient[i] = MathF.FusedMultiplyAdd(_held[k][j], _heldInputs[k][i], gradient[i]);
        }

        (gradient, bias) = ([.. gradient.Select(g => g * share)], bias * share);
        if (_network.Optimizer.Kind == OptimizerKind.Adam)
        {
            AdamStep step = AdamStep.Of(Rate(t), (t + 1) / _network.WriteEvery);
            Adam.Update(_w[j], _first[j], _second[j], gradient, step);
            Adam.Update(_bias.AsSpan(j, 1), _biasMoments[j].AsSpan(0, 1), _biasMoments[j].AsSpan(1, 1), [bias], step);
            return;
        }

        float gain = _network.Optimizer.Kind == OptimizerKind.Sgd
            ? -(float)Rate(t)
            : RmsGain(j, new FloatLane(OrderedSum.Dot(gradient, gradient) * (1f / _inputs)), new FloatLane(1), t);
        if (_held.Any(e => e[j] != 0))
            Add(j, gain, gradient, gain * bias);
    }

    private float RmsGain(int j, FloatLane meanSquare, FloatLane value, long t)
    {
        _g[j] = NeuronRms.Advance(new FloatLane(_g[j]), meanSquare).Value;
        return NeuronRms.WriteGain(new FloatLane(_g[j]), value, new FloatLane(NeuronRms.CorrectedRate(Rate(t), (t + 1) / _network.WriteEvery))).Value;
    }

    private void Add(int j, float gain, float[] written, float bias)
    {
        for (int i = 0; i < _inputs && gain != 0; i++)
            _w[j][i] = MathF.FusedMultiplyAdd(gain, written[i], _w[j][i]);
        _bias[j] += bias;
    }

    private double Rate(long t) => new RateSchedule(_network.Optimizer, _network.TotalSamples).At(t);

    private static float[][] Rows(int count, int length) => [.. Enumerable.Range(0, count).Select(_ => new float[length])];

    private sealed record Seen(float A, float P, TrlObservation<FloatLane> Observation, float Lateral, float E);
}
