using NeuroSim.Engines.Actors;

namespace NeuroSim.Engines.Local;

/// <summary>What a neuron can say at one moment, and to whom.</summary>
internal readonly ref struct NeuronPort(LocalWiring layer, LocalNeuron neuron, long tick, long pass, Outbox outbox)
{
    /// <summary>The rate of writes in this pass.</summary>
    public float Rate => layer.Layer.Network.RateAt(pass);

    /// <summary>Passes a value on to the next layer, if there is one.</summary>
    public void PassOn(float value)
    {
        if (layer.Outputs is { } outputs)
            outbox.Send(tick + layer.Latencies.Neuron, Phase.Bus, new Message(neuron.Id, outputs.Id, pass, value, Signal.Activation));
    }

    /// <summary>Puts an activity on the lines of the layer bus.</summary>
    public void Show(float activity) =>
        outbox.Send(tick + layer.Latencies.Neuron, Phase.Bus, new Message(neuron.Id, layer.Bus.Id, pass, activity, Signal.Activation));

    /// <summary>Adds a part to a sum of the layer, <see cref="Signal.Term"/> or <see cref="Signal.SecondTerm"/>.</summary>
    public void Add(Signal sum, float part)
    {
        if (!float.IsFinite(part))
            Diverge();
        outbox.Send(tick + layer.Latencies.Error, Phase.Bus, new Message(neuron.Id, layer.Bus.Id, pass, part, sum));
    }

    /// <summary>Writes the neuron's column of an array with what drives it; a column whose gain is zero is left alone and costs no message.</summary>
    public void Write(LocalArray array, float gain) => Write(array, gain, Signal.WriteGain);

    /// <summary>Writes the neuron's column of W with the held input.</summary>
    public void WriteHeld(float gain) => Write(LocalArray.Forward, gain, Signal.HeldWriteGain);

    private void Write(LocalArray array, float gain, Signal signal)
    {
        if (gain == 0)
            return;
        if (!float.IsFinite(gain))
            Diverge();
        long latency = array == LocalArray.Forward ? layer.Latencies.WeightWrite : layer.Latencies.LateralWrite;
        outbox.Send(tick + latency, Phase.Write, new Message(neuron.Id, layer.TileOf(array, neuron.Index).Id, pass, gain, signal));
    }

    private void Diverge() => layer.Divergence.Report(layer.Layer.Index, neuron.Index, pass / layer.Layer.Network.PassesPerSample, heard: false);
}
