using NeuroSim.Crossbars;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Benchmarks;

/// <summary>One sample's work on a layer's arrays: every row once.</summary>
internal sealed class CrossbarLoad
{
    private readonly ForwardCrossbar _forward;
    private readonly LateralCrossbar _lateral;
    private readonly AlignedFloats _x, _before, _d, _history;

    public CrossbarLoad(int inputs, int neurons)
    {
        (_forward, _lateral) = (new ForwardCrossbar(inputs, neurons), new LateralCrossbar(neurons, 0.999f));
        (_x, _before, _d) = (new(_forward.Stride), new(_forward.Stride), new(_lateral.Stride));
        _history = new AlignedFloats(LayerState.DeviationSlots * _lateral.Stride);
        var random = new Philox(1, RandomStream.Digits);
        for (int j = 0; j < neurons; j++)
            Fill(_forward.Row(j)[..inputs], random, (uint)j);
        Fill(_x.Span[..inputs], random, 1_000_001);
        Fill(_before.Span[..inputs], random, 1_000_002);
        Fill(_d.Span[..neurons], random, 1_000_003);
        for (int k = 0; k < LayerState.DeviationSlots; k++)
            Fill(_history.Slice(k * _lateral.Stride, neurons), random, 1_000_004 + (uint)k);
    }

    public int ForwardBytes => _forward.Cells.Length * sizeof(float);

    public int LateralBytes => _lateral.Cells.Length * sizeof(float);

    /// <summary>a = W x + b.</summary>
    public float Read()
    {
        float sum = 0;
        for (int j = 0; j < _forward.Neurons; j++)
            sum += _forward.Read(j, _x.Span);
        return sum;
    }

    /// <summary>The write of the sample before and the read of this one, in one pass.</summary>
    public float WriteThenRead()
    {
        float sum = 0;
        for (int j = 0; j < _forward.Neurons; j++)
            sum += _forward.WriteThenRead(j, 1e-9f, _before.Span, _x.Span);
        return sum;
    }

    /// <summary>lat = L d and the update of L, in one pass.</summary>
    public float ReadThenLearn()
    {
        float sum = 0;
        for (int j = 0; j < _lateral.Neurons; j++)
            sum += _lateral.ReadThenLearn(j, _d.Span, _d.Span);
        return sum;
    }

    /// <summary>Three updates of L and lat = L d, in one pass: rows that were not read for two samples.</summary>
    public float CatchUpThenRead()
    {
        float sum = 0;
        for (int j = 0; j < _lateral.Neurons; j++)
            sum += _lateral.CatchUpThenRead(j, _history.Span, first: 0, count: 3, _d.Span);
        return sum;
    }

    private static void Fill(Span<float> row, Philox random, uint entity)
    {
        for (int i = 0; i < row.Length; i++)
            row[i] = 0.05f * (random.Uniform(entity, (ulong)i) - 0.5f);
    }
}
