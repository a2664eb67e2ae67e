using System.Collections.Immutable;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Engines;

/// <summary>
/// Records one neuron and one of its weights while an <see cref="EventEngine"/> learns: what its tile reads and writes, what its actor steps. Nothing is
/// computed a second time and nothing is allocated per sample. Give it to <see cref="EventEngine.Probe"/>.
/// </summary>
public sealed class NeuronProbe
{
    private readonly NeuronSample[] _rows;
    private readonly long _first;
    private long _lateralTick = NeuronSample.Never;
    private float _written;
    private bool _begun;

    /// <summary>A probe that is to record <paramref name="samples"/> samples.</summary>
    /// <param name="layer">Layer, from 0.</param>
    /// <param name="neuron">Neuron of the layer, from 0.</param>
    /// <param name="input">Input of the layer whose weight is recorded, from 0.</param>
    /// <param name="first">First sample to record, at least 0.</param>
    /// <param name="samples">How many, at least 1.</param>
    public NeuronProbe(int layer, int neuron, int input, long first, int samples)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(layer);
        ArgumentOutOfRangeException.ThrowIfNegative(neuron);
        ArgumentOutOfRangeException.ThrowIfNegative(input);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        (Layer, Neuron, Input, _first) = (layer, neuron, input, first);
        _rows = new NeuronSample[samples];
        for (int i = 0; i < samples; i++)
            _rows[i] = new NeuronSample(first + i);
    }

    /// <summary>The layer, from 0.</summary>
    public int Layer { get; }

    /// <summary>The neuron, from 0.</summary>
    public int Neuron { get; }

    /// <summary>The input, from 0.</summary>
    public int Input { get; }

    /// <summary>
    /// The rows of all samples whose error has been formed. Under the pipelined schedule the last one lacks its write until the array has read another sample:
    /// learn one more than is recorded.
    /// </summary>
    public ImmutableArray<NeuronSample> Rows()
    {
        var rows = ImmutableArray.CreateBuilder<NeuronSample>(_rows.Length);
        float weight = _written;
        foreach (NeuronSample row in _rows)
        {
            if (row.ErrorTick == NeuronSample.Never)
                break;
            weight = row.IsWritten ? row.Weight : weight;
            rows.Add(row with { Weight = weight });
        }

        return rows.ToImmutable();
    }

    /// <summary>The tile drives the word lines.</summary>
    internal void Read(long tick, long sample, float x, float weight)
    {
        if (!_begun)
            (_written, _begun) = (weight, true);
        if (Holds(sample))
            (Row(sample).ReadTick, Row(sample).X, Row(sample).WeightRead) = (tick, x, weight);
    }

    /// <summary>The neuron steps its memories at <paramref name="tick"/>; they stand at <paramref name="ready"/>.</summary>
    internal void Observe(long tick, long ready, long sample, float a, float p, in TrlObservation<FloatLane> seen)
    {
        if (!Holds(sample))
            return;
        ref NeuronSample row = ref Row(sample);
        (row.SumTick, row.ReadyTick, row.A, row.Slope, row.Z) = (tick, ready, a, seen.Slope.Value, seen.Z.Value);
        (row.M, row.V, row.P, row.D, row.Own) = (seen.M.Value, seen.V.Value, p, seen.D.Value, seen.Own.Value);
    }

    /// <summary>A lateral signal comes to the neuron.</summary>
    internal void Hear(long tick) => _lateralTick = tick;

    /// <summary>The error of a sample is formed with the lateral signal that came last; it stands at <paramref name="ready"/>.</summary>
    internal void FormError(long ready, long sample, float lateral, float e)
    {
        if (Holds(sample))
            (Row(sample).LateralTick, Row(sample).ErrorTick, Row(sample).Lateral, Row(sample).E) = (_lateralTick, ready, lateral, e);
    }

    /// <summary>The column is written for a sample.</summary>
    internal void Write(long tick, long sample, float before, float after)
    {
        if (Holds(sample))
            (Row(sample).WriteTick, Row(sample).Weight, Row(sample).WeightChange) = (tick, after, after - before);
        else if (sample < _first)
            _written = after;
    }

    private bool Holds(long sample) => sample >= _first && sample - _first < _rows.Length;

    private ref NeuronSample Row(long sample) => ref _rows[sample - _first];
}
