using NeuroSim.Engines.Actors;
using NeuroSim.Learning;

namespace NeuroSim.Engines.Leaky;

/// <summary>
/// An output neuron: a logistic function by itself, or its share of a softmax with the help of the layer's bus; its error drives its bit line of U, and then writes
/// its column.
/// </summary>
internal sealed class OutputNeuron(LeakyWiring wiring, int index) : Actor
{
    private float _target, _score, _output;

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        foreach (ref readonly Message message in mail)
        {
            switch (message.Signal)
            {
                case Signal.Target:
                    _target = message.Value;
                    break;
                case Signal.PreActivation:
                    Activate(tick, message, outbox);
                    break;
                case Signal.Largest:
                    _output = Softmax.Power(_score, message.Value);
                    Show(tick + wiring.Output.Neuron, message.Sample, _output, Signal.Term, outbox);
                    break;
                case Signal.Scale:
                    Divide(tick, message, outbox);
                    break;
                default:
                    Err(tick, message.Sample, message.Value, outbox);
                    break;
            }
        }
    }

    private void Activate(long tick, in Message message, Outbox outbox)
    {
        if (wiring.Settings.Output != OutputKind.Autoencoder)
        {
            _score = message.Value;
            Show(tick + LeakyWiring.Bus, message.Sample, _score, Signal.Score, outbox);
            return;
        }

        _output = OutputError.Logistic(message.Value);
        Err(tick + wiring.Output.Neuron, message.Sample, 0, outbox);
    }

    /// <summary>A power becomes an output; under a squared error all of them must be known before there are errors.</summary>
    private void Divide(long tick, in Message message, Outbox outbox)
    {
        _output /= message.Value;
        if (wiring.Settings.Output == OutputKind.Softmax)
            Show(tick + wiring.Output.Error, message.Sample, OutputError.Part(_output, _target), Signal.SecondTerm, outbox);
        else
            Err(tick, message.Sample, 0, outbox);
    }

    /// <summary>The error goes to the bit line; the column is written when its bit line has been read. A column whose error is zero is left alone.</summary>
    private void Err(long tick, long item, float mean, Outbox outbox)
    {
        float error = OutputError.Of(wiring.Settings.Output, _output, _target, mean);
        long due = tick + wiring.Output.Error;
        outbox.Send(due, Phase.Bus, new Message(Id, wiring.Errors.Id, item, error, Signal.Error));
        if (error == 0)
            return;
        int tile = wiring.OutputTiles[index / BitLineTile.Most].Id;
        outbox.Send(
            due + wiring.Output.LateralRead + wiring.Output.WeightWrite, Phase.Write,
            new Message(Id, tile, item, -wiring.Settings.Rate * error, Signal.WriteGain));
    }

    private void Show(long tick, long item, float value, Signal signal, Outbox outbox) =>
        outbox.Send(tick, Phase.Bus, new Message(Id, wiring.Sums.Id, item, value, signal));
}
