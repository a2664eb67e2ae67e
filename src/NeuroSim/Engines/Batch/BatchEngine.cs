using System.Collections.Immutable;
using NeuroSim.Data;
using NeuroSim.Engines.Equilibrium;
using NeuroSim.Engines.ForwardForward;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>
/// Batches, for TRL of the paper and the rules it is measured against. The same bits for any number of threads: items of work are neurons,
/// whoever does them, and every sum has one order.
/// </summary>
public sealed class BatchEngine : IStreamingEngine
{
    private readonly Network _network;
    private readonly ThreadTeam _team;
    private readonly BatchPlan _plan;
    private readonly RateSchedule _rate;
    private readonly IBatchRule _rule;
    private readonly BatchInput[] _inputs;
    private readonly WorkQueue _queue;
    private readonly AlignedFloats[] _rooms;
    private readonly Divergence _divergence = new();
    private long _learned;

    /// <summary>An engine over <paramref name="state"/>, whose weights must be those of the beginning, or of <see cref="Sections"/> of a checkpoint.</summary>
    /// <param name="network">With <see cref="Network.Batch"/>.</param>
    /// <param name="state">Where the network stands; changed.</param>
    /// <param name="threads">At least 1.</param>
    public BatchEngine(Network network, NetworkState state, int threads)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(state);
        BatchSettings settings = network.Batch ?? throw new ArgumentException("The network has no batched rule.", nameof(network));
        (_network, State, _team, _plan) = (network, state, new ThreadTeam(threads), new BatchPlan(network));
        _rate = new RateSchedule(network.Optimizer, network.TotalSamples);
        int inputs = network.Layers[0].Inputs, blank = settings.Rule == BatchRule.ForwardForward ? settings.Classes : 0;
        _inputs = [new BatchInput(0, settings.Batch, inputs, blank), new BatchInput(1, settings.Batch, inputs, blank)];
        _rule = RuleOf(network);
        _queue = new WorkQueue(_rule.Phases);
        int widest = network.Layers.Max(layer => AlignedFloats.Padded(Math.Max(layer.Inputs, layer.Neurons)));
        _rooms = [.. Enumerable.Range(0, threads).Select(_ => new AlignedFloats(Math.Max(TileKernel.Rows * widest, TiledDescent.Room)))];
    }

    /// <inheritdoc/>
    public NetworkState State { get; }

    /// <summary>Backpropagation's softmax layer; null for other rules.</summary>
    internal SoftmaxLayer? Output => (_rule as BackpropRule)?.Output;

    /// <summary>Names of what a rule says of its learning beyond what its memories show; empty for those whose memories show it.</summary>
    public ImmutableArray<string> Metrics => _rule.Metrics.Names;

    /// <summary>What a checkpoint holds beyond <see cref="NetworkState.Sections"/>.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections() => _rule.Sections;

    /// <summary>The means of <see cref="Metrics"/> over the batches since they were last taken.</summary>
    public double[] TakeMetrics() => _rule.Metrics.Take();

    /// <summary>What the network makes of images.</summary>
    /// <param name="images">Images.</param>
    /// <param name="normalization">How a pixel becomes an input.</param>
    /// <param name="threads">At most this many; the result does not depend on it.</param>
    /// <param name="classifies">Whether the network's own readouts say classes too.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public EncodedImages Encode(ImageSet images, PixelNormalization normalization, int threads, bool classifies, CancellationToken cancellation = default) => _rule is IImageReader reader
        ? reader.Encode(images, normalization, threads, classifies, cancellation)
        : new EncodedImages(Encoder.Encode(State, images, normalization, threads, cancellation: cancellation), []);

    /// <inheritdoc/>
    public void Learn(ISampleSource source, int samples)
    {
        ArgumentNullException.ThrowIfNull(source);
        long[] batches = [.. _plan.Within(State.Samples, State.Samples + samples)];
        if (batches.Length > 0)
        {
            _inputs[0].Read(source, batches[0]);
            _team.Run((thread, barrier) => Work(thread, barrier, source, batches));
        }

        if (_divergence.First is { } divergence)
            throw divergence;
        State.Samples += samples;
        _learned += batches.Length * (long)_network.Batch!.Batch;
    }

    /// <inheritdoc/>
    public void Settle()
    {
    }

    /// <inheritdoc/>
    public OperationCounts Counts() => _rule.Counts(_network, _learned);

    private IBatchRule RuleOf(Network network) => network.Batch!.Rule switch
    {
        BatchRule.Backprop => new BackpropRule(network, State, new BatchPasses(network, State, _inputs), _divergence),
        BatchRule.ForwardForward => new ForwardForwardRule(network, State, _divergence),
        BatchRule.EquilibriumPropagation => new EquilibriumRule(network, State, _divergence),
        _ => new TrlRule(network, new BatchPasses(network, State, _inputs), _divergence),
    };

    private void Work(int thread, SpinBarrier barrier, ISampleSource source, long[] batches)
    {
        for (int b = 0; b < batches.Length && _divergence.First is null; b++)
        {
            BatchRound round = RoundOf(b, batches[b]);
            for (int phase = 0; phase < _rule.Phases; phase++)
            {
                Phase(phase, round, _rooms[thread].Span, phase == 0 && b + 1 < batches.Length ? batches[b + 1] : null, _inputs[(b + 1) % 2], source);
                barrier.Wait();
                if (thread == 0)
                    _queue.Reset(phase);
            }

            barrier.Wait();
        }
    }

    private BatchRound RoundOf(int number, long first)
    {
        (int from, int to) = _plan.Learning(first);
        double rate = _rate.At(first);
        var step = new BatchStep(AdamStep.Of(rate, _plan.Update(first)), (float)rate, _network.Optimizer.Momentum);
        return new BatchRound(_inputs[number % 2], first, from, to, _plan.Passes(first), step);
    }

    /// <summary>Takes items until none is left; whoever comes first in a batch reads the next one.</summary>
    private void Phase(int phase, in BatchRound round, Span<float> room, long? next, BatchInput nextInput, ISampleSource source)
    {
        int reading = next is null ? 0 : 1, items = reading + _rule.Items(phase, round);
        for (int item = _queue.Claim(phase); item < items; item = _queue.Claim(phase))
        {
            if (item < reading)
                nextInput.Read(source, next!.Value);
            else
                _rule.Do(phase, item - reading, round, room);
        }
    }
}
