using NeuroSim.Engines;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Recording.Traces;
using NeuroSim.Tests.Engines;

namespace NeuroSim.Tests.Recording;

/// <summary>Traces of a small network, for the writers' tests.</summary>
internal static class ToyTrace
{
    public const int Inputs = 20, Samples = 40, Window = 8;

    public static NeuronTrace Of(
        Schedule schedule = Schedule.Synchronous, int writeEvery = 1, int threads = 1, double tickSeconds = 1e-9, Activation activation = Activation.Tanh)
    {
        Network network = ToyNetwork.Of(Inputs, [9, 7], schedule, activation, writeEvery) with { TickSeconds = tickSeconds };
        var engine = new EventEngine(network, new NetworkState(network), ToyNetwork.LatenciesOf(network), threads) { Probe = new NeuronProbe(0, 4, 3, 0, Samples) };
        var timeline = new TimelineRecorder(engine, network, ToyNetwork.LatenciesOf(network), 0, Window);
        engine.Observer = timeline;
        engine.Learn(new ToyStream(Inputs), Samples + 1);
        return new NeuronTrace
        {
            Name = "toy </script>",
            Network = network,
            Layer = 0,
            Neuron = 4,
            Input = 3,
            Rows = engine.Probe.Rows(),
            Timeline = timeline.Spans(),
        };
    }

    public static string Text(Action<TextWriter> write)
    {
        using var target = new StringWriter();
        write(target);
        return target.ToString();
    }
}
