using NeuroSim.Crossbars;
using NeuroSim.Learning;

namespace NeuroSim.Engines.Actors;

/// <summary>Up to <see cref="BitLines"/> bit lines of a layer's feed-forward array with their write drivers. Reads when driven, writes when a neuron says so.</summary>
internal sealed class ForwardTile : Actor
{
    /// <summary>Bit lines of a tile.</summary>
    public const int BitLines = 64;

    private readonly LayerWiring _layer;
    private readonly HeldWrite _heldWrite;
    private readonly float[] _scratch;
    private readonly DeviceScratch? _devices;
    private readonly float[] _sums;
    private readonly int _from, _to;

    public ForwardTile(LayerWiring layer, int tile)
    {
        (_layer, _heldWrite) = (layer, new HeldWrite(layer.Rule, layer.State));
        _scratch = new float[_heldWrite.ScratchLength];
        _devices = layer.State.ForwardDevices?.NewScratch(layer.Rule.WriteEvery);
        _sums = new float[layer.Neurons.Length];
        (_from, _to) = (tile * BitLines, Math.Min(layer.Neurons.Length, (tile + 1) * BitLines));
    }

    /// <summary>Records one of the tile's columns; null, and free, when nobody looks.</summary>
    public NeuronProbe? Probe { get; set; }

    /// <summary>Bit lines read so far.</summary>
    public long Reads { get; private set; }

    /// <summary>Columns written so far.</summary>
    public long ColumnWrites { get; private set; }

    /// <summary>Write pulses that met so far.</summary>
    public PulseCounts Pulses => _devices?.Pulses ?? default;

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        foreach (ref readonly Message message in mail)
        {
            if (Probe is not null)
                HandleAndShow(Probe, tick, message, outbox);
            else
                Handle(tick, message, outbox);
        }
    }

    private void Handle(long tick, in Message message, Outbox outbox)
    {
        switch (message.Signal)
        {
            case Signal.Drive:
                Read(tick, message.Sample, outbox);
                break;
            case Signal.WriteGain:
                Write(message);
                break;
            case Signal.Error:
                Hold(tick, message, outbox);
                break;
            default:
                Count(_heldWrite.ApplyGain(NeuronOf(message), message.Sample, message.Value, _scratch, _devices));
                break;
        }
    }

    /// <summary>The same with the recorded weight looked at before and behind.</summary>
    private void HandleAndShow(NeuronProbe probe, long tick, in Message message, Outbox outbox)
    {
        ref float weight = ref _layer.State.Forward.Row(probe.Neuron)[probe.Input];
        (float before, long writes) = (weight, ColumnWrites);
        if (message.Signal == Signal.Drive)
            probe.Read(tick, message.Sample, _layer.Inputs.Lines(message.Sample)[probe.Input], before);
        Handle(tick, message, outbox);
        if (ColumnWrites > writes && NeuronOf(message) == probe.Neuron)
            probe.Write(tick, message.Sample, before, weight);
    }

    private int NeuronOf(in Message message) => message.Source - _layer.Neurons[0].Id;

    private void Read(long tick, long sample, Outbox outbox)
    {
        ReadBitLines(sample);
        int firstNeuron = _layer.Neurons[0].Id;
        long due = tick + _layer.Latencies.ForwardRead;
        for (int j = _from; j < _to; j++)
            outbox.Send(due, Phase.Neuron, new Message(Id, firstNeuron + j, sample, _sums[j], Signal.PreActivation));
        Reads += _to - _from;
    }

    private void ReadBitLines(long sample)
    {
        ReadOnlySpan<float> x = _layer.Inputs.Lines(sample);
        if (_layer.State.ForwardDevices is { } devices)
        {
            devices.Read(_from, _to, x, ReadMoment.Learning(sample), _sums, _devices!);
            return;
        }

        for (int j = _from; j < _to; j++)
            _sums[j] = _layer.State.Forward.Read(j, x);
    }

    private void Write(in Message message)
    {
        _layer.State.Write(NeuronOf(message), message.Value, message.Sample, _devices);
        ColumnWrites++;
    }

    private void Hold(long tick, in Message message, Outbox outbox)
    {
        int j = NeuronOf(message);
        long sample = message.Sample;
        _layer.State.Held(sample)[j] = message.Value;
        if (!_layer.Rule.EndsWindow(sample))
            return;
        if (_layer.Rule.Optimizer != OptimizerKind.NeuronRms)
        {
            Count(_heldWrite.Apply(j, sample, _scratch, _devices));
            return;
        }

        float meanSquare = _heldWrite.MeanSquare(j, sample, _scratch);
        outbox.Send(tick + 1, Phase.Error, new Message(Id, message.Source, sample, meanSquare, Signal.GradientMeanSquare));
    }

    private void Count(bool written) => ColumnWrites += written ? 1 : 0;
}
