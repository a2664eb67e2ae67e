using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Neurons;

namespace NeuroSim.Tests.Engines.Local;

/// <summary>Small networks of the local rules.</summary>
internal static class ToyLocal
{
    public static LocalNetwork Of(LocalRule rule, int inputs, int[] neurons, ulong seed = 42, bool noisy = false, float rate = 0.01f) => new()
    {
        Layers = [.. neurons.Select((count, l) => new Layer(l == 0 ? inputs : neurons[l - 1], count, Activation.Relu))],
        Rule = rule,
        Optimizer = new OptimizerSettings(OptimizerKind.Sgd, rate, RateDecay.Linear),
        RegisterCell = noisy ? new SampleAndHoldCell { CapacitanceFarads = 1e-14, LeakageAmperes = 1e-11, CapacitanceMismatch = 0.1, ThermalNoise = true } : null,
        TraceCell = new RcCell
        {
            ResistanceOhms = RcCell.ResistanceFor(0.99, 1e-6, 1e-12),
            CapacitanceFarads = 1e-12,
            ThermalNoise = noisy,
            ResistanceMismatch = noisy ? 0.05 : 0,
        },
        Seed = seed,
        TotalSamples = 2000,
    };

    public static PartLatencies[] LatenciesOf(LocalNetwork network) => [.. network.Layers.Select(_ => new PartLatencies(120, 30, 80, 10, 50, 70))];
}
