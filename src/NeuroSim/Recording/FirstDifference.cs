using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Engines.Actors;
using NeuroSim.Networks;

namespace NeuroSim.Recording;

/// <summary>Where the signals of two schedules part for the first time.</summary>
/// <param name="Tick">When the differing message arrives, in the time of the second schedule.</param>
/// <param name="Sample">The sample it belongs to, from 0.</param>
/// <param name="Signal">What it carries.</param>
/// <param name="Expected">Value under the first schedule.</param>
/// <param name="Actual">Value under the second.</param>
public sealed record FirstDifference(long Tick, long Sample, Signal Signal, float Expected, float Actual)
{
    /// <summary>
    /// Runs both from their initial state in the event engine and compares, sample by sample and actor by actor, the sums of bit lines and the write
    /// gains; null when they agree for <paramref name="samples"/> samples.
    /// </summary>
    /// <param name="first">The network under the schedule that is the yardstick.</param>
    /// <param name="second">The same network under another one.</param>
    /// <param name="latencies">Part latencies of every layer.</param>
    /// <param name="source">A fresh stream for each of the two.</param>
    /// <param name="samples">How far to look, at least 1.</param>
    public static FirstDifference? Find(
        Network first, Network second, IReadOnlyList<PartLatencies> latencies, Func<ISampleSource> source, int samples = 16)
    {
        ArgumentNullException.ThrowIfNull(source);
        Dictionary<Key, Value> expected = Record(first, latencies, source(), samples), actual = Record(second, latencies, source(), samples);
        FirstDifference? earliest = null;
        foreach (Key key in expected.Keys.Union(actual.Keys))
        {
            Value left = expected.GetValueOrDefault(key), right = actual.GetValueOrDefault(key);
            long tick = actual.ContainsKey(key) ? right.Tick : left.Tick;
            bool notSentYet = key.Sample == samples - 1 && key.Signal != Signal.PreActivation;
            if (left.Number.Equals(right.Number) || notSentYet || (earliest is not null && earliest.Tick <= tick))
                continue;
            earliest = new FirstDifference(tick, key.Sample, key.Signal, left.Number, right.Number);
        }

        return earliest;
    }

    private static Dictionary<Key, Value> Record(Network network, IReadOnlyList<PartLatencies> latencies, ISampleSource source, int samples)
    {
        var listener = new Listener();
        var engine = new EventEngine(network, new NetworkState(network), latencies, threads: 1) { Observer = listener };
        engine.Learn(source, samples);
        return listener.Seen;
    }

    private readonly record struct Key(int Source, int Target, long Sample, Signal Signal);

    private readonly record struct Value(long Tick, float Number);

    private sealed class Listener : IMailObserver
    {
        public Dictionary<Key, Value> Seen { get; } = [];

        public void Deliver(long tick, Phase phase, ReadOnlySpan<Message> mail)
        {
            foreach (ref readonly Message m in mail)
            {
                if (m.Signal is Signal.PreActivation or Signal.WriteGain or Signal.Error)
                    Seen[new Key(m.Source, m.Target, m.Sample, m.Signal)] = new Value(tick, m.Value);
            }
        }
    }
}
