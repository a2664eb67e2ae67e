using NeuroSim.Data;

namespace NeuroSim.Runs.Sweeps;

/// <summary>Runs one point in its folder, from its first sample or its checkpoint, to a result or to a failure that is written down.</summary>
/// <param name="folder">The sweep's folder.</param>
/// <param name="data">Images.</param>
public sealed class PointRun(SweepFolder folder, SharedData data)
{
    /// <summary>Runs the point; a result that is there already is read.</summary>
    /// <param name="point">Number of the point.</param>
    /// <param name="experiment">Its experiment, with the data that were found.</param>
    /// <param name="options">How to run it here.</param>
    /// <exception cref="OperationCanceledException">Cancelled; a checkpoint was saved.</exception>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: the folder cannot be written, or another process runs the point. Anything else is the point's failure.</exception>
    public PointOutcome Run(int point, Experiment experiment, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            return Learn(point, experiment, options);
        }
        catch (Exception error) when (IsOfThePoint(error))
        {
            var failure = PointFailure.Of(error);
            folder.WriteFailure(point, failure);
            return new PointOutcome(point, folder.PointPath(point)) { Failure = failure };
        }
    }

    /// <summary>Whether a run failed because another process holds its folder.</summary>
    public static bool IsHeld(Exception error) => error is InvalidInputException invalid && RunLock.IsHeld(invalid);

    private PointOutcome Learn(int point, Experiment experiment, RunOptions options)
    {
        string path = folder.PointPath(point);
        using var run = RunFolder.Open(path, experiment, resume: true, RunEnvironment.Capture(options.Threads, options.Clock));
        if (run.IsFinished)
            return folder.OutcomeOf(point);
        DataSet images = data.Of(experiment);
        IExperimentRun training = ExperimentRun.Of(experiment, images, TechnologySource.Load(experiment.Hardware.Technology), run, options);
        (RunResult result, RunSpeed speed) = training.Execute();
        return new PointOutcome(point, path) { Result = result, Speed = speed };
    }

    /// <summary>What the file system refuses hits every point alike, so it ends the sweep.</summary>
    private static bool IsOfThePoint(Exception error) => error is not (OperationCanceledException or InvalidInputException { Kind: "output" } or IOException or UnauthorizedAccessException);
}
