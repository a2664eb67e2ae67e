using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Engines.Actors;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Circuits;

/// <summary>What one neuron of the event engine heard and was, sample by sample, in numbers of the model.</summary>
/// <param name="A">Sum of its bit line.</param>
/// <param name="Lateral">Its lateral sum.</param>
/// <param name="Mean">m after the sample.</param>
/// <param name="Variance">v after the sample.</param>
/// <param name="Previous">p after the sample.</param>
/// <param name="Error">e.</param>
public sealed record NeuronRecording(double[] A, double[] Lateral, double[] Mean, double[] Variance, double[] Previous, double[] Error)
{
    /// <summary>Learns <paramref name="samples"/> samples from the initial state and records one neuron.</summary>
    /// <param name="network">Synchronous, with immediate sgd writes of a constant rate, so that a write's gain is -rate x e.</param>
    /// <param name="latencies">Part latencies of every layer.</param>
    /// <param name="source">The samples.</param>
    /// <param name="samples">How many, at least 1.</param>
    /// <param name="layer">Layer, from 0.</param>
    /// <param name="neuron">Neuron of the layer, from 0.</param>
    /// <exception cref="ArgumentException">The network writes in another way.</exception>
    public static NeuronRecording Of(Network network, IReadOnlyList<PartLatencies> latencies, ISampleSource source, int samples, int layer, int neuron)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (network.Schedule != Schedule.Synchronous || network.WriteEvery != 1 || network.Optimizer is not { Kind: OptimizerKind.Sgd, Decay: RateDecay.None })
            throw new ArgumentException("A neuron is recorded under the synchronous schedule with sgd, a constant rate and a write every sample.", nameof(network));
        var listener = new Listener();
        var engine = new EventEngine(network, new NetworkState(network), latencies, threads: 1) { Observer = listener };
        LayerState state = engine.State.Layers[layer];
        double[] mean = new double[samples], variance = new double[samples], previous = new double[samples];
        for (int t = 0; t < samples; t++)
        {
            engine.Learn(source, 1);
            (mean[t], variance[t], previous[t]) = (state.Mean.Span[neuron], state.Variance.Span[neuron], state.Previous.Span[neuron]);
        }

        int actor = listener.Neurons.ElementAt(network.Layers.Take(layer).Sum(before => before.Neurons) + neuron);
        double[] gains = listener.Of(Signal.WriteGain, actor, samples);
        return new NeuronRecording(
            listener.Of(Signal.PreActivation, actor, samples), listener.Of(Signal.Lateral, actor, samples), mean, variance, previous,
            [.. gains.Select(gain => gain == 0 ? 0 : -gain / network.Optimizer.Rate)]);
    }

    /// <summary>Keeps the messages from and to neurons. The lowest actor that hears a sum is neuron 0 of layer 0.</summary>
    private sealed class Listener : IMailObserver
    {
        private readonly Dictionary<(Signal Signal, int Neuron, long Sample), double> _seen = [];

        public SortedSet<int> Neurons { get; } = [];

        public double[] Of(Signal signal, int neuron, int samples) =>
            [.. Enumerable.Range(0, samples).Select(t => _seen.GetValueOrDefault((signal, neuron, t)))];

        public void Deliver(long tick, Phase phase, ReadOnlySpan<Message> mail)
        {
            foreach (ref readonly Message m in mail)
            {
                if (m.Signal == Signal.PreActivation)
                    Neurons.Add(m.Target);
                if (m.Signal is Signal.PreActivation or Signal.Lateral)
                    _seen[(m.Signal, m.Target, m.Sample)] = m.Value;
                else if (m.Signal == Signal.WriteGain)
                    _seen[(m.Signal, m.Source, m.Sample)] = m.Value;
            }
        }
    }
}
