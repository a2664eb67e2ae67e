using NeuroSim.Engines.Actors;

namespace NeuroSim.Engines.Local;

/// <summary>What a rule makes one neuron do.</summary>
internal interface INeuronRule
{
    /// <summary>A signal reached the neuron.</summary>
    void Receive(in Message message, in NeuronPort port);
}
