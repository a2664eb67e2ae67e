using NeuroSim.Data;
using NeuroSim.Engines.Actors;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Engines.Leaky;

/// <summary>
/// A leaky network as actors: a clock that is the global bus, word and bit lines, tiles of W and U, hidden and output neurons and the output layer's bus exchange
/// messages under the scheduler, one item strictly after the other. This is the truth that <see cref="LeakyEngine"/> must equal bit for bit.
/// </summary>
public sealed class LeakyEventEngine : ILeakyEngine
{
    private readonly LeakyWiring _wiring;
    private readonly Scheduler _scheduler;
    private readonly ItemClock _clock;

    /// <summary>An engine that continues from <paramref name="state"/>.</summary>
    /// <param name="network">What to run.</param>
    /// <param name="state">Where it stands; changed by <see cref="Learn"/>.</param>
    /// <param name="latencies">Part latencies of the hidden and of the output layer; the lateral read of the latter is its transposed read.</param>
    /// <param name="threads">At least 1; the result does not depend on it.</param>
    /// <exception cref="InvalidInputException">A rule that actors do not have.</exception>
    public LeakyEventEngine(LeakyNetwork network, LeakyState state, IReadOnlyList<PartLatencies> latencies, int threads)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(latencies);
        ArgumentOutOfRangeException.ThrowIfNotEqual(latencies.Count, 2);
        RequireItems(network.Settings);
        (_wiring, _scheduler) = (new LeakyWiring(network, state, latencies[0], latencies[1]), new Scheduler(threads));
        _clock = _scheduler.Add(new ItemClock(_wiring));
        AddNeurons();
        AddLinesAndTiles();
    }

    /// <inheritdoc/>
    public LeakyState State => _wiring.State;

    /// <summary>Messages delivered so far.</summary>
    public long Messages => _scheduler.Delivered;

    /// <summary>Sums, and largest scores, over the output layer so far; each was told to all outputs.</summary>
    public long Reduces => _wiring.Sums.Reduces;

    /// <summary>Ticks from one item to the next.</summary>
    public long ItemTicks => _wiring.ItemTicks;

    /// <summary>Looks at all messages; null when nobody does.</summary>
    public IMailObserver? Observer
    {
        get => _scheduler.Observer;
        set => _scheduler.Observer = value;
    }

    /// <inheritdoc/>
    public void Learn(ILabelledSource source, long first, int count)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (count <= 0)
            return;
        _clock.Show(source, first, count);
        _scheduler.Send(State.Items * ItemTicks, Phase.Input, new Message(_clock.Id, _clock.Id, State.Items, 0, Signal.Clock));
        _scheduler.Run();
    }

    /// <summary>A write follows each item by itself: an actor that holds gradients, or what RMSprop remembers of a weight, there is not.</summary>
    /// <exception cref="InvalidInputException">Mini-batches or RMSprop.</exception>
    internal static void RequireItems(LeakySettings settings)
    {
        if (settings.Batch == 1 && settings.Descent == DescentKind.GradientDescent)
            return;
        string what = settings.Batch > 1 ? $"learning.batch is {settings.Batch}" : "learning.optimizer.kind is rmsprop";
        throw new InvalidInputException("usage", $"leaky as actors writes its weights after every item by plain gradient descent, with nothing that holds gradients; {what}. Use --engine vector, or learning.batch: 1 with optimizer.kind: sgd.", "--engine");
    }

    private void AddNeurons()
    {
        _wiring.HiddenNeurons = [.. Enumerable.Range(0, _wiring.Network.Neurons).Select(j => _scheduler.Add(new HiddenNeuron(_wiring, j)))];
        _wiring.OutputNeurons = [.. Enumerable.Range(0, _wiring.Network.Outputs).Select(k => _scheduler.Add(new OutputNeuron(_wiring, k)))];
        _wiring.Sums = _scheduler.Add(new OutputBus(_wiring));
    }

    private void AddLinesAndTiles()
    {
        (LeakyWiring wiring, LeakyNetwork network) = (_wiring, _wiring.Network);
        int hidden = wiring.HiddenNeurons[0].Id, output = wiring.OutputNeurons[0].Id;
        wiring.Inputs = _scheduler.Add(new CollectedLines(network.Inputs, _clock.Id, Phase.ForwardRead));
        wiring.Activations = _scheduler.Add(new CollectedLines(network.Neurons, hidden, Phase.ForwardRead));
        wiring.Errors = _scheduler.Add(new CollectedLines(network.Outputs, output, Phase.LateralRead));
        wiring.HiddenTiles = Tiles(network.Neurons, tile => new BitLineTile(State.Hidden, wiring.Inputs, hidden, tile, wiring.Hidden.ForwardRead));
        wiring.OutputTiles = Tiles(network.Outputs, tile => new BitLineTile(State.Output, wiring.Activations, output, tile, wiring.Output.ForwardRead));
        wiring.Inputs.Tiles = wiring.HiddenTiles;
        wiring.Activations.Tiles = wiring.OutputTiles;
        wiring.Errors.Tiles = Tiles(network.Neurons, tile => new WordLineTile(State.Output, wiring.Errors, hidden, tile, wiring.Output.LateralRead));
    }

    private TTile[] Tiles<TTile>(int lines, Func<int, TTile> tile)
        where TTile : Actor => [.. Enumerable.Range(0, BitLineTile.Of(lines)).Select(number => _scheduler.Add(tile(number)))];
}
