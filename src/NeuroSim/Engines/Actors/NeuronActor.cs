using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Actors;

/// <summary>
/// A TRL neuron: three memories m, v, p, the gradient scale of its optimiser, and the registers its schedule needs. Messages in: the sum of its bit
/// line, its lateral sum. Messages out: activation, deviation, write gain.
/// </summary>
internal sealed class NeuronActor(LayerWiring layer, int index) : Actor
{
    private FloatLane _mean, _variance, _previous;
    private ErrorParts _parts, _waiting;
    private float _scale, _lateral, _error;
    private long _errorSample = -1, _errorReady, _lateralSample, _lastTick;

    /// <summary>Steps the memories in the model's place; null: the model does.</summary>
    public IMemoryStepper? Memory { get; set; }

    /// <summary>Records the neuron's steps; null, and free, when nobody looks.</summary>
    public NeuronProbe? Probe { get; set; }

    /// <summary>Samples observed so far.</summary>
    public long Observed { get; private set; }

    /// <summary>Errors formed so far.</summary>
    public long Errors { get; private set; }

    /// <summary>Steps of the gradient-scale memory so far.</summary>
    public long ScaleSteps { get; private set; }

    /// <summary>Values put into registers beyond the memories so far: the schedule's, and errors held for a later write.</summary>
    public long RegisterWrites { get; private set; }

    /// <summary>Takes the memories from the layer's state.</summary>
    /// <param name="next">The sample that comes next.</param>
    /// <param name="lastTick">When the memories were last stepped.</param>
    /// <param name="pending">Whether the write of the sample before has not landed (pipelined).</param>
    /// <param name="lateral">Shifted: the lateral result that the next error uses.</param>
    public void Load(long next, long lastTick, bool pending, float lateral)
    {
        LayerState s = layer.State;
        (_mean, _variance, _previous) = (new(s.Mean.Span[index]), new(s.Variance.Span[index]), new(s.Previous.Span[index]));
        (_scale, _lastTick) = (s.Scale.Span[index], lastTick);
        (_error, _errorSample, _errorReady) = pending ? (s.Held(next - 1)[index], next - 1, lastTick) : (0, -1, 0);
        (_parts, _waiting) = (ErrorParts.None, ErrorParts.None);
        _lateralSample = next - 1;
        _lateral = lateral;
    }

    /// <summary>Puts the memories, and a pending write, back into the layer's state.</summary>
    public void Store()
    {
        LayerState s = layer.State;
        (s.Mean.Span[index], s.Variance.Span[index], s.Previous.Span[index]) = (_mean.Value, _variance.Value, _previous.Value);
        s.Scale.Span[index] = _scale;
        if (_errorSample >= 0)
            s.Held(_errorSample)[index] = _error;
    }

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        foreach (ref readonly Message message in mail)
        {
            if (message.Signal == Signal.PreActivation)
                OnPreActivation(tick, message, outbox);
            else if (message.Signal == Signal.Lateral)
                OnLateral(tick, message, outbox);
            else
                OnGradient(tick, message, outbox);
        }
    }

    private void OnPreActivation(long tick, in Message message, Outbox outbox)
    {
        if (_errorSample >= 0)
            SendPending(tick, outbox);
        if (layer.Rule.Schedule == Schedule.Pipelined)
            _waiting = _parts;
        Observe(tick, message, outbox);
        if (layer.Rule.Schedule == Schedule.Shifted && _lateralSample == message.Sample - 1)
            SendError(tick, outbox);
    }

    private void OnLateral(long tick, in Message message, Outbox outbox)
    {
        (_lateral, _lateralSample) = (message.Value, message.Sample);
        Probe?.Hear(tick);
        switch (layer.Rule.Schedule)
        {
            case Schedule.Synchronous:
                SendError(tick, outbox);
                break;
            case Schedule.Shifted:
                RegisterWrites++;
                if (_parts.Sample == message.Sample + 1)
                    SendError(tick, outbox);
                break;
            default:
                RegisterWrites++;
                HoldOrSend(tick, message.Sample, outbox);
                break;
        }
    }

    /// <summary>Forms the error of the last observed sample and sends it, as soon as its own parts stand.</summary>
    private void SendError(long tick, Outbox outbox)
    {
        long ready = Math.Max(tick, _parts.Ready) + layer.Latencies.Error;
        Send(ready, _parts.Sample, FormError(_parts, ready), outbox);
        _parts = ErrorParts.None;
    }

    /// <summary>Pipelined: the write waits until the array has read the next sample; when it has, nothing is left to wait for.</summary>
    private void HoldOrSend(long tick, long sample, Outbox outbox)
    {
        bool nextIsRead = _waiting.Sample == sample;
        long ready = tick + layer.Latencies.Error;
        float value = FormError(nextIsRead ? _waiting : _parts, ready);
        if (nextIsRead)
        {
            _waiting = ErrorParts.None;
            Send(ready, sample, value, outbox);
            return;
        }

        _parts = ErrorParts.None;
        (_error, _errorSample, _errorReady) = (value, sample, ready);
    }

    /// <summary>The column tells the mean square of its held gradient; the neuron answers with the gain of the write.</summary>
    private void OnGradient(long tick, in Message message, Outbox outbox)
    {
        _scale = NeuronRms.Advance(new FloatLane(_scale), new FloatLane(message.Value)).Value;
        ScaleSteps++;
        float gain = NeuronRms.WriteGain(new FloatLane(_scale), new FloatLane(1f), new FloatLane(layer.Rule.GainRate(message.Sample))).Value;
        outbox.Send(tick + 1, Phase.Write, new Message(Id, message.Source, message.Sample, gain, Signal.HeldGain));
    }

    private void Observe(long tick, in Message message, Outbox outbox)
    {
        (LeakyIntegrator<FloatLane> mean, LeakyIntegrator<FloatLane> variance) = layer.Rule.CellSteps(index, tick - _lastTick, message.Sample);
        FloatLane previous = layer.Rule.Recall(index, _previous, tick - _lastTick, message.Sample);
        _lastTick = tick;
        if (Memory is { } circuit)
            (mean, variance) = Stepped(circuit, message.Value, mean, variance);
        TrlObservation<FloatLane> seen =
            TrlNeuron.Observe(layer.Rule.Constants, new FloatLane(message.Value), _mean, _variance, previous, mean, variance);
        (_mean, _variance, _previous) = (seen.M, seen.V, seen.Z);
        _parts = new ErrorParts(message.Sample, seen.Slope, seen.Own, tick + layer.Latencies.Neuron);
        Observed++;
        Probe?.Observe(tick, _parts.Ready, message.Sample, message.Value, previous.Value, seen);
        if (!float.IsFinite(seen.Own.Value))
            layer.Divergence.Report(layer.Layer, index, message.Sample, heard: false);
        long due = tick + layer.Latencies.Neuron;
        if (layer.Outputs is { } outputs)
            outbox.Send(due, Phase.Bus, new Message(Id, outputs.Id, message.Sample, seen.Z.Value, Signal.Activation));
        outbox.Send(due, Phase.Bus, new Message(Id, layer.Deviations.Id, message.Sample, seen.D.Value, Signal.Deviation));
    }

    /// <summary>Steps that leave the memories at what <paramref name="circuit"/> came to.</summary>
    private (LeakyIntegrator<FloatLane> Mean, LeakyIntegrator<FloatLane> Variance) Stepped(
        IMemoryStepper circuit, float a, LeakyIntegrator<FloatLane> mean, LeakyIntegrator<FloatLane> variance)
    {
        float z = ActivationFunction.Evaluate(layer.Rule.Layer.Activation, new FloatLane(a)).Value.Value;
        (float m, float v) = circuit.Advance(z, mean, variance, _mean.Value, _variance.Value);
        return (new(new(0f), new(0f), new(m)), new(new(0f), new(0f), new(v)));
    }

    /// <summary>e, which stands at <paramref name="ready"/>, or the gain of an immediate write.</summary>
    private float FormError(in ErrorParts parts, long ready)
    {
        FloatLane e = TrlNeuron.Error(layer.Rule.Constants, parts.Slope, parts.Own, new FloatLane(_lateral));
        Probe?.FormError(ready, parts.Sample, _lateral, e.Value);
        bool held = layer.Rule.Policy == WritePolicy.Held;
        float value = held ? e.Value : Gain(e, parts.Sample);
        Errors++;
        RegisterWrites += layer.Rule.WriteEvery > 1 ? 1 : 0;
        if (!float.IsFinite(value))
            layer.Divergence.Report(layer.Layer, index, parts.Sample, heard: true);
        return value;
    }

    private float Gain(FloatLane e, long sample)
    {
        ScaleSteps += layer.Rule.Optimizer == OptimizerKind.NeuronRms ? 1 : 0;
        var gain = new GainStep(layer.Rule.GainRate(sample), layer.Inputs.MeanSquare(sample));
        return gain.Of(layer.Rule.Optimizer, e, new Span<float>(ref _scale)).Value;
    }

    /// <summary>Pipelined: the array has read the next sample, so the write of this one may begin.</summary>
    private void SendPending(long tick, Outbox outbox)
    {
        Send(Math.Max(tick, _errorReady), _errorSample, _error, outbox);
        _errorSample = -1;
    }

    /// <summary>A column whose gain is zero is left alone and costs no message; a held error is always sent, since a write waits for it.</summary>
    private void Send(long start, long sample, float value, Outbox outbox)
    {
        bool held = layer.Rule.Policy == WritePolicy.Held;
        if (!held && value == 0)
            return;
        outbox.Send(
            start + layer.Latencies.WeightWrite, Phase.Write,
            new Message(Id, layer.TileOf(index).Id, sample, value, held ? Signal.Error : Signal.WriteGain));
    }

    /// <summary>What a neuron keeps of a sample until its error is formed.</summary>
    private readonly record struct ErrorParts(long Sample, FloatLane Slope, FloatLane Own, long Ready)
    {
        public static readonly ErrorParts None = new(long.MinValue, default, default, 0);
    }
}
