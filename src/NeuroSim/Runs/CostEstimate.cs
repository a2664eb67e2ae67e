using System.Collections.Immutable;
using NeuroSim.Costs;
using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Runs;

/// <summary>What an experiment's network costs, without learning it: counts of a short run times prices.</summary>
/// <param name="Network">The network.</param>
/// <param name="Estimate">Its costs.</param>
/// <param name="Optimizers">The same network with each optimiser.</param>
/// <param name="Timings">Timing under each schedule; empty when a latency is missing.</param>
/// <param name="Samples">Samples of the short run.</param>
public sealed record CostEstimate(
    Network Network, EnergyEstimate Estimate, ImmutableArray<(OptimizerKind Kind, EnergyEstimate Estimate)> Optimizers,
    ImmutableArray<ScheduleTiming> Timings, int Samples)
{
    /// <summary>Samples of the short run, unless the experiment has fewer, whose rate may have fallen to 0 behind its last: enough for shares of written columns to settle to a percent or so.</summary>
    public const int ShortRun = 2048;

    /// <summary>Samples between two looks at an interruption.</summary>
    private const int Slice = 64;

    /// <summary>Runs and prices.</summary>
    /// <param name="experiment">A checked experiment without a sweep.</param>
    /// <param name="data">Its images.</param>
    /// <param name="technology">Prices.</param>
    /// <param name="threads">For the short run.</param>
    /// <param name="shortRun">Samples of the short run, rounded down to whole writes.</param>
    /// <param name="cancellation">Ends the short run early.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static CostEstimate Of(
        Experiment experiment, DataSet data, Technology technology, int threads, int shortRun = ShortRun, CancellationToken cancellation = default)
    {
        Network network = ExperimentNetwork.Of(experiment, data).Network;
        int most = network.TotalSamples > 0 ? (int)Math.Min(shortRun, network.TotalSamples) : shortRun;
        int samples = Math.Max(network.WriteEvery, most / network.WriteEvery * network.WriteEvery);
        EnergyEstimate own = Priced(network);
        return new CostEstimate(
            network, own, [.. Kinds(network).Select(kind => (kind, kind == network.Optimizer.Kind ? own : Priced(With(network, kind))))],
            ScheduleTiming.Missing(technology, network).IsEmpty
                ? [.. Enum.GetValues<Schedule>().Select(schedule => ScheduleTiming.For(technology, network with { Schedule = schedule }))]
                : [],
            samples);

        EnergyEstimate Priced(Network candidate)
        {
            var engine = new VectorEngine(candidate, new NetworkState(candidate), threads);
            ImageStream stream = experiment.StreamOf(data);
            for (int done = 0; done < samples; done += Slice)
            {
                cancellation.ThrowIfCancellationRequested();
                engine.Learn(stream, Math.Min(Slice, samples - done));
            }

            engine.Settle();
            return EnergyEstimate.For(candidate, engine.Counts(), Encoder.Counts(candidate, images: 1), technology);
        }
    }

    /// <summary>Adam cannot write by pulses, and RMSprop per synapse belongs to other rules.</summary>
    private static IEnumerable<OptimizerKind> Kinds(Network network) =>
        Enum.GetValues<OptimizerKind>().Where(kind => kind != OptimizerKind.RmsProp && (kind != OptimizerKind.Adam || network.Crossbar.Update != Crossbars.UpdateMethod.Pulses));

    /// <summary>The rate does not matter for what circuits do, as long as nothing diverges.</summary>
    private static Network With(Network network, OptimizerKind kind) => network with { Optimizer = network.Optimizer with { Kind = kind, Rate = 1e-6f } };
}
