using NeuroSim.Engines.Actors;
using NeuroSim.Networks;
using NeuroSim.Neurons;

namespace NeuroSim.Engines.Local;

/// <summary>CLAPP at a neuron: z up and to the bus; z d and c q to the sums; the writes that the gates let through (Illing et al. 2021, eq. 8 to 10).</summary>
internal sealed class ClappNeuronRule(LocalLayer layer, int index) : INeuronRule
{
    private float _z, _slope, _d, _q;
    private bool _hasOther;

    public void Receive(in Message message, in NeuronPort port)
    {
        switch (message.Signal)
        {
            case Signal.PreActivation:
                (_z, _slope) = ClappNeuron.Activate(message.Value);
                port.PassOn(_z);
                port.Show(_z);
                break;
            case Signal.Hold:
                layer.Hold(index, _z, _slope, message.Sample);
                break;
            case Signal.Prediction:
                _d = message.Value;
                AddParts(port);
                break;
            case Signal.Retrodiction:
                _q = message.Value;
                AddParts(port);
                break;
            case Signal.Modulator:
                Write(message.Value, port);
                break;
            default:
                port.WriteHeld(ClappNeuron.ContextGain(port.Rate, message.Value, _q, layer.State.ContextSlope.Span[index]));
                break;
        }
    }

    /// <summary>Once both lateral sums are there.</summary>
    private void AddParts(in NeuronPort port)
    {
        _hasOther = !_hasOther;
        if (_hasOther)
            return;
        port.Add(Signal.Term, _z * _d);
        port.Add(Signal.SecondTerm, layer.State.Context.Span[index] * _q);
    }

    private void Write(float gate, in NeuronPort port)
    {
        port.Write(LocalArray.Forward, ClappNeuron.PresentGain(port.Rate, gate, _d, _slope));
        port.Write(LocalArray.Prediction, ClappNeuron.LateralGain(port.Rate, gate, _z));
        port.Write(LocalArray.Retrodiction, ClappNeuron.LateralGain(port.Rate, gate, layer.State.Context.Span[index]));
    }
}

/// <summary>CLAPP at the bus of a layer: at a context tile everyone holds; at the next one P and R are read, and each sum opens or shuts a gate.</summary>
internal sealed class ClappBusRule : IBusRule
{
    public void Collected(float signal, in BusPort port)
    {
        if (signal == 0)
        {
            port.Hold();
            return;
        }

        port.Drive(LocalArray.Prediction);
        port.Drive(LocalArray.Retrodiction);
    }

    public void Reduced(float signal, float sum, float secondSum, in BusPort port)
    {
        port.Broadcast(Signal.Modulator, ClappNeuron.Gate(signal, sum));
        port.Broadcast(Signal.SecondModulator, ClappNeuron.Gate(signal, secondSum));
    }

    /// <summary>Ticks from the word lines of W to the end of the last write.</summary>
    public static long TicksOf(PartLatencies t) =>
        t.ForwardRead + t.Neuron + t.LateralRead + t.Error + BusPort.Latency + Math.Max(t.WeightWrite, t.LateralWrite);
}
