using NeuroSim.Engines.Actors;

namespace NeuroSim.Engines.Leaky;

/// <summary>What a softmax and its squared error need of all outputs at once, told to each of them: the largest score, the sum of powers, the mean gradient.</summary>
internal sealed class OutputBus(LeakyWiring wiring) : Actor
{
    private readonly float[] _parts = new float[wiring.Network.Outputs];
    private int _collected;

    /// <summary>Largest scores and sums found so far, each of which was told to all outputs.</summary>
    public long Reduces { get; private set; }

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        foreach (ref readonly Message message in mail)
            _parts[message.Source - wiring.OutputNeurons[0].Id] = message.Value;
        _collected += mail.Length;
        if (_collected < _parts.Length)
            return;
        _collected = 0;
        Reduces++;
        (Signal signal, float value) = mail[0].Signal switch
        {
            Signal.Score => (Signal.Largest, Largest()),
            Signal.Term => (Signal.Scale, Sum()),
            _ => (Signal.Modulator, Sum()),
        };
        foreach (OutputNeuron neuron in wiring.OutputNeurons)
            outbox.Send(tick + LeakyWiring.Bus, Phase.Error, new Message(Id, neuron.Id, mail[0].Sample, value, signal));
    }

    private float Largest()
    {
        float largest = _parts[0];
        foreach (float part in _parts)
            largest = Math.Max(largest, part);
        return largest;
    }

    /// <summary>In ascending order of outputs, one after the other: the order of <see cref="OutputError"/>.</summary>
    private float Sum()
    {
        float sum = 0;
        foreach (float part in _parts)
            sum += part;
        return sum;
    }
}
