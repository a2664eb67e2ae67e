using System.Globalization;
using NeuroSim.Data;

namespace NeuroSim.Runs.Sweeps;

/// <summary>Refuses a sweep before its first point runs when any of its points could not be run.</summary>
public static class SweepCheck
{
    private const int MostShown = 10;

    /// <summary>Builds every point's experiment and network.</summary>
    /// <param name="plan">The sweep.</param>
    /// <param name="data">Its images, loaded by this.</param>
    /// <param name="engine">Which engine will run it.</param>
    /// <param name="cancellation">Ends the check early.</param>
    /// <exception cref="InvalidInputException">Kind <c>experiment</c>: every invalid point with its settings; or, when all have the same problem, that.</exception>
    public static void Require(SweepPlan plan, SharedData data, EngineKind engine, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(data);
        var technologies = new Dictionary<string, Costs.Technology>(StringComparer.Ordinal);
        var problems = new List<(SweepPoint Point, InvalidInputException Error)>();
        foreach (SweepPoint point in plan.Points)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                Check(plan.ExperimentOf(point), data, technologies, engine);
            }
            catch (InvalidInputException error)
            {
                problems.Add((point, error));
            }
        }

        if (problems.Count > 0)
            throw Refused(plan, problems);
    }

    private static void Check(Experiment experiment, SharedData data, Dictionary<string, Costs.Technology> technologies, EngineKind engine)
    {
        ExperimentNetwork.Check(experiment); // what no data can make right is refused before any is loaded
        string name = experiment.Hardware.Technology;
        if (!technologies.TryGetValue(name, out Costs.Technology? technology))
            technologies[name] = technology = TechnologySource.Load(name);
        DataSet images = data.Of(experiment);
        ExperimentRun.Check(experiment, images, technology, engine);
    }

    private static InvalidInputException Refused(SweepPlan plan, List<(SweepPoint Point, InvalidInputException Error)> problems)
    {
        InvalidInputException first = problems[0].Error;
        bool same = problems.Count == plan.Points.Length && problems.Count > 1 && problems.All(problem => problem.Error.Message == first.Message);
        if (same)
            return new InvalidInputException(first.Kind, $"No point of the sweep can be run: {first.Message}", first.Where, first);
        IEnumerable<string> shown = problems.Take(MostShown).Select(problem => $"{SweepPlan.Label(problem.Point)}: {problem.Error.Message}");
        string more = problems.Count > MostShown ? string.Create(CultureInfo.InvariantCulture, $" ... and {problems.Count - MostShown:N0} more.") : "";
        string counted = string.Create(CultureInfo.InvariantCulture, $"{problems.Count:N0} of {plan.Points.Length:N0} points cannot be run, so none is");
        return new InvalidInputException("experiment", $"{counted}. {string.Join(" ", shown)}{more}", "sweep", first);
    }
}
