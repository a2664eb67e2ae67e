using System.Collections.Immutable;
using NeuroSim.Networks;

namespace NeuroSim.Costs;

/// <summary>
/// What a technology's latencies allow under one schedule (formulas and time lines: <see cref="SchedulePeriod"/>). Layers work on
/// different samples at the same time, all at the pace of the slowest part. With K &gt; 1 the K held products are written one after the
/// other every K samples; the period is the mean, for which K = 1 and K &gt; 1 are the same.
/// </summary>
public sealed record ScheduleTiming
{
    /// <summary>The schedule.</summary>
    public required Schedule Schedule { get; init; }

    /// <summary>Shortest time between two samples in seconds, at typical latencies.</summary>
    public required double PeriodSeconds { get; init; }

    /// <summary>The same with every latency at its low, typical and high end, in seconds.</summary>
    public required PriceRange PeriodRangeSeconds { get; init; }

    /// <summary>Shortest time between two samples in whole ticks, from parts that are each rounded up to ticks.</summary>
    public required long PeriodTicks { get; init; }

    /// <summary>From the first word line of the first layer being driven until the activations of the last layer stand, in seconds.</summary>
    public required double LatencySeconds { get; init; }

    /// <summary>The same in whole ticks.</summary>
    public required long LatencyTicks { get; init; }

    /// <summary>Length of a tick in seconds.</summary>
    public required double TickSeconds { get; init; }

    /// <summary>Latencies of each layer in ticks, first hidden layer first.</summary>
    public required ImmutableArray<PartLatencies> Layers { get; init; }

    /// <summary>Each part's longest latency in any layer, in ticks.</summary>
    public required PartLatencies Parts { get; init; }

    /// <summary>Busy share of each circuit at the period <see cref="PeriodSeconds"/>.</summary>
    public required BusyShares Busy { get; init; }

    /// <summary>Samples per second the chip learns from.</summary>
    public double SamplesPerSecond => 1 / PeriodSeconds;

    /// <summary>The timing of <paramref name="network"/> under its own schedule.</summary>
    /// <exception cref="InvalidInputException">Kind <c>technology</c>: a latency is missing; the message names it.</exception>
    public static ScheduleTiming For(Technology technology, Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return For(technology, network, network.Schedule);
    }

    /// <summary>The timing of <paramref name="network"/> under another schedule than its own.</summary>
    /// <exception cref="InvalidInputException">Kind <c>technology</c>: a latency is missing; the message names it.</exception>
    public static ScheduleTiming For(Technology technology, Network network, Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(technology);
        ArgumentNullException.ThrowIfNull(network);
        var layers = Latencies(technology, network, range => range.Typical);
        var slowest = PartSeconds.Slowest(layers);
        var ticks = layers.Select(parts => parts.InTicks(network.TickSeconds)).ToImmutableArray();
        var slowestTicks = slowest.InTicks(network.TickSeconds);
        double period = slowest.Period(schedule);
        return new ScheduleTiming
        {
            Schedule = schedule,
            PeriodSeconds = period,
            PeriodRangeSeconds = new(At(range => range.Low), period, At(range => range.High)),
            PeriodTicks = SchedulePeriod.Of(schedule, slowestTicks),
            LatencySeconds = layers.Sum(parts => parts.ForwardRead + parts.Neuron),
            LatencyTicks = ticks.Sum(parts => parts.ForwardRead + parts.Neuron),
            TickSeconds = network.TickSeconds,
            Layers = ticks,
            Parts = slowestTicks,
            Busy = Shares(slowest, period),
        };

        double At(Func<PriceRange, double> corner) => PartSeconds.Slowest(Latencies(technology, network, corner)).Period(schedule);
    }

    /// <summary>The timings of all three schedules, in the order of the enumeration.</summary>
    /// <exception cref="InvalidInputException">Kind <c>technology</c>: a latency is missing; the message names it.</exception>
    public static ImmutableArray<ScheduleTiming> All(Technology technology, Network network) =>
        [.. Enum.GetValues<Schedule>().Select(schedule => For(technology, network, schedule))];

    /// <summary>The latencies the timing needs and the technology does not have, as <c>part: figure</c>; empty when it can be computed.</summary>
    public static ImmutableArray<string> Missing(Technology technology, Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        var table = new LatencyTable(technology, range => range.Typical);
        foreach (var layer in network.Layers)
            PartSeconds.Of(table, network, layer);
        return [.. table.Missing];
    }

    private static PartSeconds[] Latencies(Technology technology, Network network, Func<PriceRange, double> corner)
    {
        var missing = Missing(technology, network);
        if (missing.Length > 0)
            throw new InvalidInputException("technology", $"{technology.Name} has no price for {string.Join(", ", missing)}: the timing is unavailable.");
        var table = new LatencyTable(technology, corner);
        return [.. network.Layers.Select(layer => PartSeconds.Of(table, network, layer))];
    }

    private static BusyShares Shares(PartSeconds parts, double period) => new(
        (parts.ForwardRead + parts.WeightWrite) / period,
        (parts.LateralRead + parts.LateralWrite) / period,
        parts.Neuron / period,
        parts.Error / period,
        parts.WeightWrite / period);
}
