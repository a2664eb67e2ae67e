using NeuroSim.Engines;
using NeuroSim.Engines.Actors;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines.Actors;

/// <summary>A neuron alone, with mail from a test: its memories decay over the time that really passed.</summary>
public sealed class NeuronActorTests
{
    private const int Late = 1700;

    [Fact]
    public void Receive_InputArrivesLate_MemoriesDecayOverTheTimeThatPassed()
    {
        Network network = ToyNetwork.Of(4, [1], activation: Activation.Tanh, noisy: true);
        foreach (long elapsed in (long[])[network.PeriodTicks, Late, 5 * network.PeriodTicks])
        {
            LayerState state = After(network, elapsed);
            (float mean, float variance) = Expected(network, elapsed);
            Assert.Equal(mean, state.Mean.Span[0]);
            Assert.Equal(variance, state.Variance.Span[0]);
        }
    }

    [Fact]
    public void Receive_LaterAndLater_LessOfTheOldMeanIsLeft()
    {
        Network network = ToyNetwork.Of(4, [1], activation: Activation.Tanh);
        float[] means = [.. Enumerable.Range(1, 6).Select(periods => After(network, periods * network.PeriodTicks).Mean.Span[0])];
        Assert.Equal(means.OrderDescending(), means);
        Assert.Equal(means.Length, means.Distinct().Count());
    }

    /// <summary>A layer of one neuron whose memories held 1 at tick 0 and whose bit line delivers 0.5 at tick <paramref name="elapsed"/>.</summary>
    private static LayerState After(Network network, long elapsed)
    {
        var state = new NetworkState(network);
        LayerState layer = state.Layers[0];
        (layer.Mean.Span[0], layer.Variance.Span[0]) = (1f, 1f);
        var wiring = new LayerWiring(new LayerRule(network, 0), layer, ToyNetwork.Latencies, 0, new Divergence());
        var scheduler = new Scheduler();
        wiring.Inputs = scheduler.Add(new InputBus(wiring));
        wiring.ForwardTiles.Add(scheduler.Add(new ForwardTile(wiring, 0)));
        NeuronActor neuron = wiring.Neurons[0] = scheduler.Add(new NeuronActor(wiring, 0));
        wiring.Deviations = scheduler.Add(new DeviationBus(wiring));
        wiring.LateralTiles.Add(scheduler.Add(new LateralTile(wiring, 0)));
        neuron.Load(0, lastTick: 0, pending: false, lateral: 0);
        scheduler.Send(elapsed, Phase.Neuron, new Message(wiring.ForwardTiles[0].Id, neuron.Id, 0, 0.5f, Signal.PreActivation));
        scheduler.Run();
        neuron.Store();
        return layer;
    }

    private static (float Mean, float Variance) Expected(Network network, long elapsed)
    {
        double seconds = elapsed * network.TickSeconds;
        var m = new IntegratorArray(network.MeanCell, IntegratorRole.Mean, network.SamplePeriodSeconds, 1, network.Seed, 0);
        var v = new IntegratorArray(network.VarianceCell, IntegratorRole.Variance, network.SamplePeriodSeconds, 1, network.Seed, 0);
        FloatLane z = LaneMath.Tanh(new FloatLane(0.5f)), one = new(1f);
        FloatLane mean = m.StepAfter(0, seconds, 0).Advance(one, z), d = z - mean;
        return (mean.Value, v.StepAfter(0, seconds, 0).Advance(one, d * d).Value);
    }
}
