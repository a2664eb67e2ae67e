using NeuroSim.Circuits;
using NeuroSim.Engines;
using NeuroSim.Memories;
using NeuroSim.Networks;

namespace NeuroSim.Cli;

/// <summary>The circuits that step co-simulated neurons' memories during a run, one process each.</summary>
internal sealed class CircuitMemories : IDisposable
{
    private readonly List<CoSimulatedMemory> _circuits = [];

    /// <summary>The circuit of one more neuron, layer and number from 0.</summary>
    public IMemoryStepper Of(Network network, int layer, int neuron)
    {
        int neurons = network.Layers[layer].Neurons;
        var circuit = new CoSimulatedMemory((RcCell)network.MeanCell.Of(neuron, neurons), (RcCell)network.VarianceCell.Of(neuron, neurons), network.SamplePeriodSeconds);
        _circuits.Add(circuit);
        return circuit;
    }

    public void Dispose()
    {
        foreach (CoSimulatedMemory circuit in _circuits)
            circuit.Dispose();
    }
}
