using NeuroSim.Crossbars;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Leaky;

/// <summary>
/// Everything a leaky network remembers between two items: with <see cref="Sections"/> and <see cref="Counters"/> of another state it goes on where that one
/// stood, in the middle of a mini-batch too.
/// </summary>
public sealed class LeakyState
{
    private readonly LeakyNetwork _network;

    /// <summary>The state before the first item: weights uniform in +-sqrt(6 / (fan-in + fan-out)) (Glorot and Bengio 2010), biases 0, memory empty.</summary>
    public LeakyState(LeakyNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        network.Validate();
        _network = network;
        Hidden = new ForwardCrossbar(network.Inputs, network.Neurons);
        Output = new ForwardCrossbar(network.Neurons, network.Outputs);
        (HiddenMoments, OutputMoments) = (new CrossbarMoments(Hidden, network.Settings.Rule), new CrossbarMoments(Output, network.Settings.Rule));
        Memory = new LeakyMemory(network);
        Held = new LeakyBatch(network, network.Settings.Batch);
        new GlorotUniform(network.Seed, 0, network.Inputs, network.Neurons).Draw(Hidden);
        new GlorotUniform(network.Seed, 1, network.Neurons, network.Outputs).Draw(Output);
    }

    /// <summary>W and b.</summary>
    public ForwardCrossbar Hidden { get; }

    /// <summary>U and c.</summary>
    public ForwardCrossbar Output { get; }

    /// <summary>What RMSprop remembers of W and b.</summary>
    public CrossbarMoments HiddenMoments { get; }

    /// <summary>What RMSprop remembers of U and c.</summary>
    public CrossbarMoments OutputMoments { get; }

    /// <summary>h and what resets go by.</summary>
    public LeakyMemory Memory { get; }

    /// <summary>Items learned so far, those that wait for the write of their mini-batch included.</summary>
    public long Items { get; internal set; }

    /// <summary>Items since the last write, in rows 0 and on.</summary>
    internal LeakyBatch Held { get; }

    /// <summary>Every array that a checkpoint must hold, with a name that is stable between versions.</summary>
    public IReadOnlyList<(string Name, AlignedFloats Values)> Sections() =>
    [
        .. HiddenMoments.Sections("hidden", Hidden), .. OutputMoments.Sections("output", Output),
        ("memory", Memory.Values), ("previous-input", Memory.Before),
        .. _network.Settings.Batch > 1 ? Held.Sections() : [],
    ];

    /// <summary>What a checkpoint must hold besides: items learned, items since the memory was empty, class of the last item, items before it was empty.</summary>
    public long[] Counters() => [Items, Memory.Items, Memory.Label, Memory.Earlier];

    /// <summary>Takes over the <see cref="Counters"/> of another state.</summary>
    /// <exception cref="ArgumentException">They are not four.</exception>
    public void Restore(ReadOnlySpan<long> counters)
    {
        if (counters.Length != 4)
            throw new ArgumentException($"A leaky network has 4 counters, not {counters.Length}.", nameof(counters));
        Items = counters[0];
        Memory.Restore(counters[1], (int)counters[2], counters[3]);
    }
}
