using System.Diagnostics;
using System.Numerics;
using NeuroSim.Devices;
using NeuroSim.Numerics;

namespace NeuroSim.Crossbars;

/// <summary>
/// What the devices and converters of a feed-forward array make of its reads and writes. The weights themselves are in the <see cref="ForwardCrossbar"/>:
/// what is stored, not what a read sees.
/// </summary>
/// <remarks>
/// A read: drifted cells, sum of each physical array, noise of the cells referred to the bit line, ADC, digital sum. Noise of independent cells is drawn
/// once per bit line, with the variance of their sum: the same distribution for 1 / I of the draws.
/// </remarks>
public sealed class ForwardDevices
{
    /// <summary>Where the draws of the reference column begin.</summary>
    private const ulong Reference = 1UL << 62;

    /// <summary>Ticks of writes before the first sample.</summary>
    private const ulong BeforeLearning = (1UL << 40) - 1;

    private readonly CrossbarDesign _design;
    private readonly ForwardCrossbar _cells;
    private readonly CellSpread _spread;
    private readonly WeightNoise _readNoise;
    private readonly Programming _programming;
    private readonly Quantizer _adc;
    private readonly uint _firstEntity;
    private readonly int _segment;
    private readonly Philox _learningNoise, _inferenceNoise;
    private readonly WidePhilox _writes, _wordLines, _bitLines;
    private readonly DriftClock? _drift;

    /// <summary>Draws the devices of an array.</summary>
    /// <param name="design">How arrays are built.</param>
    /// <param name="cells">The weights.</param>
    /// <param name="adcRange">Calibrated range of the ADC, for a design that leaves it open.</param>
    /// <param name="periodSeconds">Sample period.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="firstEntity">Neuron 0's id in the network.</param>
    public ForwardDevices(CrossbarDesign design, ForwardCrossbar cells, double adcRange, double periodSeconds, ulong seed, uint firstEntity)
    {
        ArgumentNullException.ThrowIfNull(design);
        ArgumentNullException.ThrowIfNull(cells);
        (_design, _cells, _firstEntity) = (design, cells, firstEntity);
        _spread = new CellSpread(design, cells.Inputs, cells.Stride, cells.Neurons, seed, firstEntity);
        SynapticDevice device = design.Device;
        _readNoise = WeightNoise.Of(device.ReadNoise, device.NoiseKind, design.Mapping, design.WeightRange, device.OnOffRatio);
        (_programming, _adc, _segment) = (new Programming(design), Quantizer.Of(design.Adc, adcRange), DeviceScratch.Segment(design, cells.Stride));
        (_learningNoise, _inferenceNoise) = (new(seed, RandomStream.ReadNoise), new(seed, RandomStream.InferenceNoise));
        (_writes, _wordLines, _bitLines) =
            (new(seed, RandomStream.DeviceWrite), new(seed, RandomStream.WordLinePulses), new(seed, RandomStream.BitLinePulses));
        Pulsed = new AlignedFloats(device.Pulses is { WriteNoise: > 0 } ? cells.Neurons * _spread.RowLength : 0);
        WriteTimes = new AlignedFloats(device.Drift is null ? 0 : 2 * AlignedFloats.Padded(cells.Neurons));
        _drift = device.Drift is { } drift ? new DriftClock(drift, _spread, WriteTimes, periodSeconds) : null;
    }

    /// <summary>What the pulses have moved, where a read sees something else (write noise); else nothing.</summary>
    public AlignedFloats Pulsed { get; }

    /// <summary>The sample of each neuron's last write, in two parts of 24 bits, for drift; else nothing.</summary>
    public AlignedFloats WriteTimes { get; }

    /// <summary>Whether weights are written by pulse trains.</summary>
    public bool WritesByPulses => _design.Update == UpdateMethod.Pulses;

    /// <summary>Time between the last sample and a measurement, in seconds.</summary>
    public double ReadAfterSeconds => _design.ReadAfterSeconds;

    /// <summary>Working space for one thread; <paramref name="writeEvery"/> is K.</summary>
    public DeviceScratch NewScratch(int writeEvery) => new(_design, _cells.Stride, writeEvery);

    /// <summary>Programs the cells to the weights they hold, as before the first sample.</summary>
    public void Program()
    {
        for (int j = 0; j < _cells.Neurons; j++)
        {
            ProgramRow(j, 0, _cells.Row(j), 0, BeforeLearning);
            if (Pulsed.Length == 0)
                continue;
            Span<float> pulsed = Pulsed.Slice(j * _spread.RowLength, _spread.RowLength);
            _cells.Row(j).CopyTo(pulsed);
            pulsed[_cells.Stride] = _cells.Bias.Span[j];
        }
    }

    /// <summary>The converted sums of neurons <paramref name="from"/> .. <paramref name="to"/> - 1.</summary>
    public void Read(int from, int to, ReadOnlySpan<float> x, in ReadMoment moment, Span<float> a, DeviceScratch scratch)
    {
        ArgumentNullException.ThrowIfNull(scratch);
        for (int s = 0; s < scratch.SquareSums.Length; s++)
        {
            ReadOnlySpan<float> lines = x.Slice(s * _segment, Math.Min(_segment, _cells.Stride - s * _segment));
            scratch.SquareSums[s] = RowKernels.Dot(lines, lines);
        }

        if (scratch.Wired is { } wired)
        {
            for (int first = from; first < to; first += WiredRead.BitLines)
                ReadWired(wired, first, Math.Min(first + WiredRead.BitLines, to), x, moment, a, scratch);
            return;
        }

        for (int j = from; j < to; j++)
            a[j] = ReadOne(j, x, moment, scratch);
    }

    /// <summary>A tile of bit lines that share their word lines' drops.</summary>
    private void ReadWired(WiredRead wired, int from, int to, ReadOnlySpan<float> x, in ReadMoment moment, Span<float> a, DeviceScratch scratch)
    {
        a[from..to].Clear();
        for (int s = 0; s < scratch.SquareSums.Length; s++)
        {
            int start = s * _segment, rows = Math.Min(_segment, _cells.Inputs - start);
            Debug.Assert(rows > 0, "Segments are whole lines of 16 rows, so the last one has an input.");
            for (int j = from; j < to; j++)
                wired.Place(j - from, Drifted(j, moment, scratch.Row.Span, out _).Slice(start, rows));
            wired.Sum(rows, to - from, x.Slice(start, rows), scratch.Sums);
            for (int j = from; j < to; j++)
            {
                ReadOnlySpan<float> row = Drifted(j, moment, scratch.Row.Span, out float bias);
                a[j] += Convert(j, s, row, x, bias, scratch.Sums[j - from], moment, scratch);
            }
        }
    }

    /// <summary>W_j += gain x, b_j += gain, as far as the devices do it.</summary>
    public void Write(int j, float gain, ReadOnlySpan<float> x, long sample, DeviceScratch scratch)
    {
        ArgumentNullException.ThrowIfNull(scratch);
        if (_design.Update == UpdateMethod.Pulses)
        {
            scratch.Pulses = scratch.Pulses.Plus(Pulse(j, gain, x, sample, scratch));
            return;
        }

        WriteVector(j, gain, x, gain, sample);
    }

    /// <summary>W_j += gain v and b_j += <paramref name="bias"/> in one pass; not by pulses.</summary>
    public void WriteVector(int j, float gain, ReadOnlySpan<float> v, float bias, long sample)
    {
        BeginWrite(j, sample);
        if (_design.Update == UpdateMethod.ReadModifyWrite)
            ProgramRow(j, gain, v, bias, (ulong)sample);
        else
            AddExactly(j, gain, v, bias);
    }

    /// <summary>Takes what stands in row j, changed since <see cref="BeginWrite"/>, for what was to be written there.</summary>
    public void Rewrite(int j, long sample)
    {
        if (_design.Update == UpdateMethod.ReadModifyWrite)
            ProgramRow(j, 0, _cells.Row(j), 0, (ulong)sample);
        else
            AddExactly(j, 0, _cells.Row(j), 0);
    }

    private void AddExactly(int j, float gain, ReadOnlySpan<float> v, float bias)
    {
        if (_design.HasIdealCells)
        {
            RowKernels.Write(_cells.Row(j), gain, v[.._cells.Stride]);
            _cells.Bias.Span[j] += bias;
            return;
        }

        int start = j * _spread.RowLength, stride = _cells.Stride;
        WriteKernels.Exact(_cells.Row(j), gain, v, _spread.Upper.Slice(start, stride), _spread.Lower.Slice(start, stride));
        ref float b = ref _cells.Bias.Span[j];
        b = Math.Min(Math.Max(b + bias, _spread.Lower.Span[start + stride]), _spread.Upper.Span[start + stride]);
    }

    private void ProgramRow(int j, float gain, ReadOnlySpan<float> v, float bias, ulong tick)
    {
        int start = j * _spread.RowLength, stride = _cells.Stride, line = AlignedFloats.LineFloats;
        uint entity = _firstEntity + (uint)j;
        WriteKernels.Program(
            _cells.Row(j), gain, v, _spread.Upper.Slice(start, stride), _spread.Lower.Slice(start, stride), _programming, new CellDraw(_writes, entity, tick, 0));
        Span<float> cell = stackalloc float[line], change = stackalloc float[line];
        cell.Clear();
        change.Clear();
        (cell[0], change[0]) = (_cells.Bias.Span[j], bias);
        WriteKernels.Program(
            cell, 1, change, _spread.Upper.Slice(start + stride, line), _spread.Lower.Slice(start + stride, line), _programming, new CellDraw(_writes, entity, tick, stride));
        _cells.Bias.Span[j] = cell[0];
    }

    private float ReadOne(int j, ReadOnlySpan<float> x, in ReadMoment moment, DeviceScratch scratch)
    {
        ReadOnlySpan<float> row = Drifted(j, moment, scratch.Row.Span, out float biasCell);
        float total = 0;
        for (int s = 0; s < scratch.SquareSums.Length; s++)
        {
            int start = s * _segment, length = Math.Min(_segment, _cells.Stride - start);
            total += Convert(j, s, row, x, biasCell, RowKernels.Dot(row.Slice(start, length), x.Slice(start, length)), moment, scratch);
        }

        return total;
    }

    /// <summary>What the converter of one physical array makes of a bit line's sum; the bias cell is in the last array.</summary>
    private float Convert(
        int j, int segment, ReadOnlySpan<float> row, ReadOnlySpan<float> x, float biasCell, float sum, in ReadMoment moment, DeviceScratch scratch)
    {
        bool withBias = segment == scratch.SquareSums.Length - 1;
        if (withBias)
            sum += biasCell;
        if (!_readNoise.IsNone)
        {
            int start = segment * _segment, length = Math.Min(_segment, _cells.Stride - start);
            float variance = _readNoise.OfSum(row.Slice(start, length), x.Slice(start, length), scratch.SquareSums[segment]);
            sum += Noise(j, segment, moment, variance + (withBias ? _readNoise.At(biasCell) : 0f), scratch.SquareSums[segment] + (withBias ? 1f : 0f));
        }

        return _adc.Convert(sum);
    }

    private float Noise(int j, int segment, in ReadMoment moment, float variance, float squareSum)
    {
        Philox random = moment.IsInference ? _inferenceNoise : _learningNoise;
        ulong tick = (ulong)moment.Draw | ((ulong)segment << 40);
        float noise = MathF.Sqrt(variance) * (float)random.Normal(_firstEntity + (uint)j, tick);
        return _readNoise.Shared == 0
            ? noise
            : noise - MathF.Sqrt(_readNoise.Shared * squareSum) * (float)random.Normal(_firstEntity, tick | Reference);
    }

    private PulseCounts Pulse(int j, float gain, ReadOnlySpan<float> x, long sample, DeviceScratch scratch)
    {
        PulsedResponse pulses = _design.Device.Pulses!;
        WordLineTrains lines = scratch.TrainsOf(sample);
        lines.Prepare(_wordLines, _firstEntity, sample, x, _design.PulseSlots);
        float step = (float)(pulses.Step * _design.WeightRange);
        float chance = Math.Abs(gain) * lines.Largest / (_design.PulseSlots * step);
        uint entity = _firstEntity + (uint)j, train = PulseTrain.Of(_bitLines, entity, sample, chance, _design.PulseSlots);
        var sent = new PulseCounts(0, lines.Fired, BitOperations.PopCount(train));
        if (train == 0 || (_drift is not null && !Meets(train, lines.Trains)))
            return sent;
        BeginWrite(j, sample);
        int length = _spread.RowLength, stride = _cells.Stride;
        Span<float> row = Pulsed.Length > 0 ? Pulsed.Slice(j * length, length) : Gathered(j, scratch.Row.Span);
        var trains = new Coincidence(train, gain > 0 ? 1 : -1, lines.Trains, lines.X);
        var draw = new CellDraw(_writes, entity, (ulong)sample, 0);
        long met = Send(pulses, row, j, trains, draw);
        if (Pulsed.Length > 0)
        {
            Span<float> seen = Gathered(j, scratch.Row.Span);
            WriteKernels.Show(seen, row, trains, (float)pulses.WriteNoise * step, draw);
            row = seen;
        }

        row[..stride].CopyTo(_cells.Row(j));
        _cells.Bias.Span[j] = row[stride];
        return sent with { Met = met };
    }

    private long Send(PulsedResponse pulses, Span<float> row, int j, in Coincidence trains, in CellDraw draw)
    {
        var cells = new PulsedCells(_spread, j * _spread.RowLength, _spread.RowLength);
        var noise = new PulseNoise((float)pulses.CycleNoise, pulses.AdditiveNoise);
        return pulses.Law switch
        {
            PulseLawKind.ConstantStep => WriteKernels.Pulse(default(ConstantStep), row, cells, noise, trains, draw),
            PulseLawKind.Exponential => WriteKernels.Pulse(pulses.Exponential, row, cells, noise, trains, draw),
            _ => WriteKernels.Pulse(default(LinearStep), row, cells, noise, trains, draw),
        };
    }

    /// <summary>Cells and bias of a neuron as a read sees them now.</summary>
    private ReadOnlySpan<float> Drifted(int j, in ReadMoment moment, Span<float> faded, out float bias)
    {
        bias = _cells.Bias.Span[j];
        float age = _drift?.LogAge(j, moment.Sample, moment.LaterSeconds) ?? 0f;
        if (age == 0)
            return _cells.Row(j);
        Gathered(j, faded);
        _drift!.Fade(j, 0, age, faded, faded);
        bias = faded[_cells.Stride];
        return faded[.._cells.Stride];
    }

    /// <summary>Before a write: what has drifted is what the write starts from, and its clock starts again. Without drift, nothing.</summary>
    public void BeginWrite(int j, long sample)
    {
        if (_drift is null)
            return;
        float age = _drift.LogAge(j, sample, 0);
        if (age != 0)
            Fade(_drift, j, age);
        _drift.Write(j, sample);
    }

    private void Fade(DriftClock drift, int j, float age)
    {
        Span<float> row = _cells.Row(j), bias = stackalloc float[AlignedFloats.LineFloats];
        drift.Fade(j, 0, age, row, row);
        bias.Clear();
        bias[0] = _cells.Bias.Span[j];
        drift.Fade(j, _cells.Stride, age, bias, bias);
        _cells.Bias.Span[j] = bias[0];
        if (Pulsed.Length == 0)
            return;
        Span<float> pulsed = Pulsed.Slice(j * _spread.RowLength, _spread.RowLength);
        drift.Fade(j, 0, age, pulsed, pulsed);
    }

    /// <summary>Whether a pulse of the bit line meets one of any word line.</summary>
    private static bool Meets(uint train, ReadOnlySpan<uint> lines)
    {
        foreach (uint line in lines)
        {
            if ((line & train) != 0)
                return true;
        }

        return false;
    }

    /// <summary>The cells of a neuron and its bias cell, one after the other.</summary>
    private Span<float> Gathered(int j, Span<float> target)
    {
        _cells.Row(j).CopyTo(target);
        target[_cells.Stride..].Clear();
        target[_cells.Stride] = _cells.Bias.Span[j];
        return target;
    }
}
