using System.Collections.Immutable;
using NeuroSim.Costs;

namespace NeuroSim.Runs.Sweeps;

/// <summary>What became of every point so far; writes <c>points.csv</c> anew whenever one more has ended. Safe to use from several threads.</summary>
public sealed class SweepLedger
{
    /// <summary>Up to so many points the table is written after each; beyond, writing it takes longer than some points, and once a second does.</summary>
    private const int MostWrittenEach = 1000;

    private readonly SweepPlan _plan;
    private readonly SweepFolder _folder;
    private readonly SharedData _data;
    private readonly TimeProvider _clock;
    private readonly PointOutcome[] _outcomes;
    private readonly Dictionary<string, Technology> _technologies = new(StringComparer.Ordinal);
    private readonly Lock _turn = new();
    private long _written;

    /// <summary>Reads what the folder holds.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: a result cannot be read.</exception>
    public SweepLedger(SweepPlan plan, SweepFolder folder, SharedData data, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(clock);
        (_plan, _folder, _data, _clock) = (plan, folder, data, clock);
        _outcomes = [.. plan.Points.Select(point => Costed(folder.OutcomeOf(point.Index)))];
        Write();
    }

    /// <summary>What became of every point, in order.</summary>
    public ImmutableArray<PointOutcome> Outcomes
    {
        get
        {
            lock (_turn)
                return [.. _outcomes];
        }
    }

    /// <summary>The points that have neither result nor failure.</summary>
    public ImmutableArray<SweepPoint> Missing => [.. Outcomes.Zip(_plan.Points).Where(pair => pair.First.Status == PointStatus.Missing).Select(pair => pair.Second)];

    /// <summary>The experiment of a point with the data that were found.</summary>
    public Experiment ExperimentOf(int point) => _data.WithFound(_plan.ExperimentOf(_plan.Points[point]));

    /// <summary>Notes what a point came to, and writes the table.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: not writable.</exception>
    public PointOutcome Record(PointOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        PointOutcome costed = Costed(outcome);
        lock (_turn)
        {
            _outcomes[outcome.Point] = costed;
            if (_outcomes.Length <= MostWrittenEach || _clock.GetElapsedTime(_written).TotalSeconds >= 1)
                Write();
        }

        return costed;
    }

    /// <summary>Writes the table as it stands.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: not writable.</exception>
    public void Write()
    {
        lock (_turn)
        {
            _folder.WriteTable(PointTable.Write(_plan, _outcomes));
            _written = _clock.GetTimestamp();
        }
    }

    private PointOutcome Costed(PointOutcome outcome)
    {
        if (outcome.Result is not { } result)
            return outcome;
        Experiment experiment = ExperimentOf(outcome.Point);
        return outcome with { Costs = PointCosts.Of(experiment, _data.Of(experiment), TechnologyOf(experiment), result) };
    }

    private Technology TechnologyOf(Experiment experiment)
    {
        lock (_turn)
        {
            string name = experiment.Hardware.Technology;
            return _technologies.TryGetValue(name, out Technology? technology) ? technology : _technologies[name] = TechnologySource.Load(name);
        }
    }
}
