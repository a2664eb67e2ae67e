using NeuroSim.Crossbars;
using NeuroSim.Networks;

namespace NeuroSim.Engines.Actors;

/// <summary>Up to <see cref="BitLines"/> bit lines of a layer's lateral array. Driven with the deviations of a sample it reads and learns them.</summary>
internal sealed class LateralTile(LayerWiring layer, int tile) : Actor
{
    /// <summary>Bit lines of a tile.</summary>
    public const int BitLines = 64;

    private readonly int _from = tile * BitLines, _to = Math.Min(layer.Neurons.Length, (tile + 1) * BitLines);

    private readonly float[] _sums = new float[layer.Neurons.Length];
    private readonly LateralScratch? _scratch = layer.State.LateralDevices?.NewScratch();

    /// <summary>Bit lines read so far.</summary>
    public long Reads { get; private set; }

    /// <summary>Rows of cells updated so far.</summary>
    public long Writes { get; private set; }

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        long sample = mail[0].Sample;
        bool shifted = layer.Rule.Schedule == Schedule.Shifted;
        long due = tick + layer.Latencies.LateralRead + (shifted ? layer.Latencies.LateralWrite : 0);
        if (layer.State.LateralDevices is { } devices)
            VisitDevices(devices, sample, shifted);
        else
            Visit(sample, shifted);
        int firstNeuron = layer.Neurons[0].Id;
        for (int j = _from; j < _to; j++)
            outbox.Send(due, Phase.Error, new Message(Id, firstNeuron + j, sample, _sums[j], Signal.Lateral));
        Reads += _to - _from;
        Writes += _to - _from;
    }

    private void Visit(long sample, bool shifted)
    {
        ReadOnlySpan<float> d = layer.State.Deviation(sample);
        for (int j = _from; j < _to; j++)
            _sums[j] = shifted ? LearnThenRead(j, d) : layer.State.Lateral.ReadThenLearn(j, d, d);
    }

    /// <summary>The same with devices; a read has the random numbers of the sample that its result is for.</summary>
    private void VisitDevices(LateralDevices devices, long sample, bool shifted)
    {
        ReadOnlySpan<float> d = layer.State.Deviation(sample);
        if (!shifted)
            devices.Read(_from, _to, d, ReadMoment.Learning(sample), _sums, _scratch!);
        for (int j = _from; j < _to; j++)
            devices.Learn(j, d, sample, _scratch!);
        if (shifted)
            devices.Read(_from, _to, d, ReadMoment.Learning(sample + 1), _sums, _scratch!);
    }

    /// <summary>Shifted: the result is for the next sample, whose synchronous read would see the cells after this update.</summary>
    private float LearnThenRead(int j, ReadOnlySpan<float> d)
    {
        LateralCrossbar cells = layer.State.Lateral;
        cells.Learn(j, d);
        return cells.Read(j, d);
    }
}
