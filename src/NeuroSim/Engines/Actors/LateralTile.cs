using NeuroSim.Crossbars;
using NeuroSim.Networks;

namespace NeuroSim.Engines.Actors;

/// <summary>Up to <see cref="BitLines"/> bit lines of a layer's lateral array. Driven with the deviations of a sample it reads and learns them.</summary>
internal sealed class LateralTile(LayerWiring layer, int tile) : Actor
{
    /// <summary>Bit lines of a tile.</summary>
    public const int BitLines = 64;

    private readonly int _from = tile * BitLines, _to = Math.Min(layer.Neurons.Length, (tile + 1) * BitLines);

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
        ReadOnlySpan<float> d = layer.State.Deviation(sample);
        int firstNeuron = layer.Neurons[0].Id;
        for (int j = _from; j < _to; j++)
        {
            float lat = layer.State.LateralDevices is { } devices
                ? VisitDevices(devices, j, sample, shifted)
                : shifted ? LearnThenRead(j, d) : layer.State.Lateral.ReadThenLearn(j, d, d);
            outbox.Send(due, Phase.Error, new Message(Id, firstNeuron + j, sample, lat, Signal.Lateral));
        }

        Reads += _to - _from;
        Writes += _to - _from;
    }

    /// <summary>The same with devices; a read has the random numbers of the sample that its result is for.</summary>
    private float VisitDevices(LateralDevices devices, int j, long sample, bool shifted)
    {
        ReadOnlySpan<float> d = layer.State.Deviation(sample);
        float lat = shifted ? 0f : devices.Read(j, d, ReadMoment.Learning(sample));
        devices.Learn(j, d, sample, _scratch!);
        return shifted ? devices.Read(j, d, ReadMoment.Learning(sample + 1)) : lat;
    }

    /// <summary>Shifted: the result is for the next sample, whose synchronous read would see the cells after this update.</summary>
    private float LearnThenRead(int j, ReadOnlySpan<float> d)
    {
        LateralCrossbar cells = layer.State.Lateral;
        cells.Learn(j, d);
        return cells.Read(j, d);
    }
}
