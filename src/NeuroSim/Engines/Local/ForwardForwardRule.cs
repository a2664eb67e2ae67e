using NeuroSim.Engines.Actors;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Local;

/// <summary>
/// Forward-Forward at a neuron: h^2 and its mean activity to the sums; h scaled and passed on; one write a pass (Hinton 2022). It takes a positive pass to be one in
/// which the bus tells it of its peers.
/// </summary>
internal sealed class ForwardForwardNeuronRule(LocalLayer layer, int index) : INeuronRule
{
    private float _h, _pull;

    public void Receive(in Message message, in NeuronPort port)
    {
        switch (message.Signal)
        {
            case Signal.PreActivation:
                _h = ForwardForwardNeuron.Activate(message.Value);
                port.Add(Signal.Term, _h * _h);
                port.Add(Signal.SecondTerm, layer.State.Trace.Span[index]);
                break;
            case Signal.Scale:
                port.PassOn(_h * message.Value);
                break;
            case Signal.SecondModulator:
                _pull = layer.Pull(index, message.Value);
                layer.Trace(index, _h, message.Sample);
                break;
            default:
                port.Write(LocalArray.Forward, ForwardForwardNeuron.Gain(port.Rate, message.Value, _h, _pull));
                _pull = 0;
                break;
        }
    }
}

/// <summary>Forward-Forward at the bus of a layer: goodness becomes the scale of what is passed on and the modulator of the writes.</summary>
internal sealed class ForwardForwardBusRule(LocalLayer layer) : IBusRule
{
    public void Collected(float signal, in BusPort port)
    {
        // Neurons show this bus no activities: no lateral array is driven by them.
    }

    public void Reduced(float signal, float sum, float secondSum, in BusPort port)
    {
        if (!layer.IsLast)
            port.Broadcast(Signal.Scale, LengthGain.Of(sum, layer.Neurons));
        if (signal > 0)
            port.Broadcast(Signal.SecondModulator, secondSum / layer.Neurons);
        port.Broadcast(Signal.Modulator, ForwardForwardNeuron.Modulator(signal, sum, layer.Neurons, layer.Network.Settings.Temperature));
    }

    /// <summary>Ticks from the word lines of W to the end of the last write.</summary>
    public static long TicksOf(PartLatencies t) => t.ForwardRead + t.Error + BusPort.Latency + Math.Max(t.Neuron, t.WeightWrite);
}
