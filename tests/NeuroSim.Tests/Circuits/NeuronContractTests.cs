using NeuroSim.Circuits;
using NeuroSim.Circuits.Spice;
using NeuroSim.Data;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Tests.Engines;

namespace NeuroSim.Tests.Circuits;

/// <summary>circuits/neuron.cir against the event engine.</summary>
public sealed class NeuronContractTests
{
    private const int Samples = 64;

    public static TheoryData<string> Simulators => Native.Simulators;

    [MnistSimulatorTheory]
    [MemberData(nameof(Simulators))]
    public void Neuron_OverRealSamples_IsTheEventEngines(string simulator)
    {
        DataSet set = DataCatalog.Load("mnist", 1000, 10, DataLocation.Find(null, Environment.GetEnvironmentVariable));
        var stream = new ImageStream(set.Train, set.Normalization, new StreamSettings(), seed: 1);
        var cell = new RcCell { ResistanceOhms = RcCell.ResistanceFor(0.9, 1e-6, 1e-11), CapacitanceFarads = 1e-11 };
        Network network = ToyNetwork.Of(stream.Inputs, [64]) with
        {
            MeanCell = cell,
            VarianceCell = cell,
            Optimizer = new OptimizerSettings(OptimizerKind.Sgd, 1e-4f),
        };
        int neuron = MostActive(network, stream);
        NeuronRecording recording = NeuronRecording.Of(network, ToyNetwork.LatenciesOf(network), stream, Samples, 0, neuron);
        Assert.True(recording.Error.Count(e => e != 0) > Samples / 4);
        using ISpiceSimulator spice = Native.Simulator(simulator);
        foreach ((string signal, double share) in NeuronContract.Differences(NeuronParameters.Of(network, 0, neuron), recording, spice))
            Assert.True(share <= NeuronContract.Tolerance, $"{signal} is off by {share:E2} of its swing");
    }

    /// <summary>The neuron with the largest mean after the recorded samples: a silent one would prove nothing.</summary>
    private static int MostActive(Network network, ImageStream stream)
    {
        var engine = new NeuroSim.Engines.EventEngine(network, new NetworkState(network), ToyNetwork.LatenciesOf(network), threads: 1);
        engine.Learn(stream, Samples);
        return Enumerable.Range(0, network.Layers[0].Neurons).MaxBy(j => engine.State.Layers[0].Mean.Span[j]);
    }
}
