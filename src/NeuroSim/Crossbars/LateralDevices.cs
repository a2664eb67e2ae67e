using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>
/// What the devices and converters of a lateral array make of its reads and writes. Its capacitors leak, which is the forgetting of the running
/// covariance, and every sample adds the charge of d_j d_k: s &lt;- beta_jk s + g_jk d_j d_k (1 + sigma xi), inside the capacitor's range.
/// </summary>
public sealed class LateralDevices
{
    private const double Boltzmann = 1.380649e-23;

    /// <summary>Separates the draws of lateral reads from those of forward reads.</summary>
    private const ulong Lateral = 1UL << 61;

    private readonly CrossbarDesign _arrays;
    private readonly LateralDesign _design;
    private readonly LateralCrossbar _cells;
    private readonly CapacitorSpread? _spread;
    private readonly Quantizer _adc;
    private readonly Philox _readNoise;
    private readonly WidePhilox _writes, _lines;
    private readonly uint _firstEntity;
    private readonly float _readDeviation, _largest, _thermal, _deviationRange;

    /// <summary>Draws the devices of an array.</summary>
    /// <param name="design">How arrays are built.</param>
    /// <param name="cells">The lateral weights.</param>
    /// <param name="ranges">Calibrated ranges, for what the design leaves open.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="firstEntity">Neuron 0's id in the network.</param>
    public LateralDevices(CrossbarDesign design, LateralCrossbar cells, LayerRanges ranges, ulong seed, uint firstEntity)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(cells);
        ArgumentNullException.ThrowIfNull(ranges);
        (_arrays, _design, _cells, _firstEntity) = (design, design.Lateral, cells, firstEntity);
        _spread = _design.IsCapacitive ? new CapacitorSpread(_design, cells, seed, firstEntity) : null;
        _adc = Quantizer.Of(design.Adc, ranges.Lateral);
        (_readNoise, _writes, _lines) =
            (new(seed, RandomStream.ReadNoise), new(seed, RandomStream.LateralWrite), new(seed, RandomStream.LateralPulses));
        _readDeviation = (float)(_design.ReadNoise * _design.Range);
        _largest = (float)(_design.Range / (1 - cells.Retention));
        _deviationRange = (float)(design.Dac?.Range ?? ranges.Deviation);
        double charge = Math.Sqrt(Boltzmann * _design.TemperatureKelvin / _design.CapacitanceFarads) / _design.SwingVolts;
        _thermal = _design.ThermalNoise ? (float)(charge * _largest * Math.Sqrt(1 - (double)cells.Retention * cells.Retention)) : 0f;
    }

    /// <summary>Working space for one thread.</summary>
    public LateralScratch NewScratch() => new(_cells.Stride, _design.PulseSlots is not null, HasWires
        ? new WiredRead(_arrays.Wires, _arrays.Device, WeightMapping.DifferentialPair, _largest, _cells.Stride)
        : null);

    /// <summary>Whether the rows of an array can only be read together.</summary>
    public bool HasWires => !_arrays.Wires.IsIdeal;

    /// <summary>lat of neurons <paramref name="from"/> .. <paramref name="to"/> - 1, as the converters give it.</summary>
    public void Read(int from, int to, ReadOnlySpan<float> x, in ReadMoment moment, Span<float> lat, LateralScratch scratch)
    {
        ArgumentNullException.ThrowIfNull(scratch);
        if (scratch.Wired is not { } wired)
        {
            for (int j = from; j < to; j++)
                lat[j] = Read(j, x, moment);
            return;
        }

        for (int first = from; first < to; first += WiredRead.BitLines)
        {
            int columns = Math.Min(WiredRead.BitLines, to - first);
            for (int k = 0; k < columns; k++)
                wired.Place(k, _cells.Cells.Slice((first + k) * _cells.Stride, _cells.Neurons));
            wired.Sum(_cells.Neurons, columns, x[.._cells.Neurons], lat.Slice(first, columns));
            for (int j = first; j < first + columns; j++)
                lat[j] = Convert(j, (1 - _cells.Retention) * lat[j], x, moment);
        }
    }

    /// <summary>lat_j as the converter gives it.</summary>
    public float Read(int j, ReadOnlySpan<float> x, in ReadMoment moment) => Convert(j, _cells.Read(j, x), x, moment);

    private float Convert(int j, float sum, ReadOnlySpan<float> x, in ReadMoment moment)
    {
        if (_readDeviation > 0)
        {
            float square = RowKernels.Dot(x[.._cells.Stride], x[.._cells.Stride]);
            sum += _readDeviation * MathF.Sqrt(Math.Max(0f, square - x[j] * x[j])) * (float)_readNoise.Normal(_firstEntity + (uint)j, (ulong)moment.Draw | Lateral);
        }

        return _adc.Convert(sum);
    }

    /// <summary>The cells of neuron j leak for one sample period and take up d_j d.</summary>
    public void Learn(int j, ReadOnlySpan<float> d, long sample, LateralScratch scratch)
    {
        ArgumentNullException.ThrowIfNull(scratch);
        if (_spread is null)
        {
            _cells.Learn(j, d);
            return;
        }

        Span<float> row = _cells.Cells.Slice(j * _cells.Stride, _cells.Stride);
        ReadOnlySpan<float> charge = scratch.Charge.Span;
        if (_design.PulseSlots is { } slots)
            scratch.Coincide(_lines, _firstEntity, j, d, sample, _deviationRange, slots);
        else
            scratch.Multiply(j, d);
        var write = new CapacitorWrite(_largest, (float)_design.WriteNoise, _thermal);
        CapacitorKernels.Learn(
            row, charge, _spread.Retention.Slice(j * _cells.Stride, row.Length), _spread.Gain.Slice(j * _cells.Stride, row.Length), write,
            new CellDraw(_writes, _firstEntity + (uint)j, (ulong)sample, 0));
        row[j] = 0;
    }
}
