using NeuroSim.Engines.Actors;
using NeuroSim.Learning;

namespace NeuroSim.Engines.Leaky;

/// <summary>
/// A hidden neuron: steps its own leaky memory with what its bit line of W says, forgets when it is told to or when its own row of inputs changed, and writes its
/// column of W with what its word line of U says.
/// </summary>
internal sealed class HiddenNeuron(LeakyWiring wiring, int index) : Actor
{
    private readonly LeakyMemory _memory = wiring.State.Memory;
    private readonly float[] _row = new float[wiring.Settings.Reset == ResetKind.Local ? wiring.Settings.RowInputs : 0];
    private int _rowInputs;
    private bool _resets;
    private float _slope;

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        foreach (ref readonly Message message in mail)
        {
            switch (message.Signal)
            {
                case Signal.RowInput:
                    _row[_rowInputs++] = message.Value;
                    break;
                case Signal.Reset:
                    _resets = true;
                    break;
                case Signal.PreActivation:
                    Step(tick, message, outbox);
                    break;
                default:
                    Write(tick, message, outbox);
                    break;
            }
        }
    }

    private void Step(long tick, in Message message, Outbox outbox)
    {
        float a = message.Value;
        _slope = a > 0 ? 1f : 0f;
        float h = _memory.StepOne(index, MathF.Max(0, a), _row.Length > 0 ? _memory.ResetsOne(index, _row) : _resets);
        (_rowInputs, _resets) = (0, false);
        outbox.Send(tick + wiring.Hidden.Neuron, Phase.Bus, new Message(Id, wiring.Activations.Id, message.Sample, h, Signal.Activation));
    }

    /// <summary>A column whose error is zero is left alone and costs no message.</summary>
    private void Write(long tick, in Message message, Outbox outbox)
    {
        float error = message.Value * (_slope * (wiring.Settings.ScalesGradient ? 1 - _memory.Retained.Span[index] : 1));
        if (error == 0)
            return;
        int tile = wiring.HiddenTiles[index / BitLineTile.Most].Id;
        outbox.Send(
            tick + wiring.Hidden.Error + wiring.Hidden.WeightWrite, Phase.Write,
            new Message(Id, tile, message.Sample, -wiring.Settings.Rate * error, Signal.WriteGain));
    }
}
