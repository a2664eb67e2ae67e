using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Neurons;

namespace NeuroSim.Tests.Engines;

/// <summary>Small networks for the engines' tests.</summary>
internal static class ToyNetwork
{
    public static readonly PartLatencies Latencies = new(120, 30, 80, 10, 50, 50);

    public static Network Of(
        int inputs, int[] neurons, Schedule schedule = Schedule.Synchronous, Activation activation = Activation.Relu, int writeEvery = 1,
        OptimizerKind optimizer = OptimizerKind.NeuronRms, bool noisy = false)
    {
        var layers = new List<Layer>();
        foreach (int count in neurons)
            layers.Add(new Layer(layers.Count == 0 ? inputs : layers[^1].Neurons, count, activation));
        RcCell cell = new()
        {
            ResistanceOhms = RcCell.ResistanceFor(0.99, 1e-6, 1e-12),
            CapacitanceFarads = 1e-12,
            ThermalNoise = noisy,
            ResistanceMismatch = noisy ? 0.05 : 0,
            CapacitanceMismatch = noisy ? 0.02 : 0,
            LeakTimeConstantSeconds = noisy ? 1e-3 : null,
        };
        return new Network
        {
            Layers = [.. layers],
            MeanCell = cell,
            VarianceCell = cell,
            LateralRetention = 0.99f,
            Optimizer = new OptimizerSettings(optimizer, optimizer == OptimizerKind.Sgd ? 1e-4f : 1e-3f, RateDecay.Linear),
            WriteEvery = writeEvery,
            Schedule = schedule,
            TotalSamples = 2000,
        };
    }

    public static PartLatencies[] LatenciesOf(Network network) => [.. network.Layers.Select(_ => Latencies)];
}
