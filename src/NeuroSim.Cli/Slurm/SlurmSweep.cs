using System.Globalization;
using NeuroSim.Runs.Sweeps;

namespace NeuroSim.Cli.Slurm;

/// <summary>
/// Runs the missing points of a sweep as a job array and gathers what its tasks write. What became of a point is decided by its files; the queue only says
/// whether more can come.
/// </summary>
internal sealed class SlurmSweep(Terminal terminal, SweepPlan plan, SweepFolder folder, SweepLedger ledger, SweepProgress progress)
{
    private const int PollMilliseconds = 1000, PollsPerQuestion = 5;

    /// <summary>Questions in a row that show an empty queue before it is believed: files may come late through a network file system.</summary>
    private const int EmptyQuestions = 2;

    /// <summary>Questions in a row without an answer before waiting is given up, some five minutes.</summary>
    private const int UnansweredQuestions = 60;

    private const string JobName = "slurm/job.txt";

    private string _remark = "";

    /// <summary>Waits for an array of this sweep that is still in the queue, submits one for what is missing then, and waits for it.</summary>
    /// <param name="chunk">Points of a task.</param>
    /// <param name="scriptOf">The script for the numbers of the chunks.</param>
    public void Run(int chunk, Func<IEnumerable<int>, string> scriptOf)
    {
        if (JobBefore() is { } before && !SlurmCluster.StateOf(before).IsGone)
        {
            terminal.Notice($"Job {before} of this sweep is still in the queue; waiting for it.");
            progress.Show(() => Await(before));
        }

        if (ledger.Missing.IsEmpty)
            return;
        long job = Submit(chunk, scriptOf);
        progress.Show(() => Await(job));
        if (!ledger.Missing.IsEmpty)
            terminal.Notice($"Job {job} is over and left {ledger.Missing.Length} points missing; what its tasks said is in {LogFolder}.");
    }

    private string LogFolder => Path.Combine(folder.Path, "slurm");

    private long? JobBefore()
    {
        string path = Path.Combine(folder.Path, JobName);
        return File.Exists(path) && long.TryParse(File.ReadAllText(path).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long job) ? job : null;
    }

    private long Submit(int chunk, Func<IEnumerable<int>, string> scriptOf)
    {
        foreach (SweepPoint point in ledger.Missing)
        {
            terminal.Cancellation.ThrowIfCancellationRequested();
            folder.Prepare(point.Index, ledger.ExperimentOf(point.Index));
        }

        int[] chunks = [.. ledger.Missing.Select(point => point.Index / chunk).Distinct()];
        string script = folder.WriteFile("slurm/submit.sh", scriptOf(chunks));
        long job = SlurmCluster.Submit(script, LogFolder);
        folder.WriteFile(JobName, $"{job}\n");
        terminal.Notice($"Submitted job {job}: {chunks.Length} {(chunks.Length == 1 ? "task" : "tasks")} of up to {chunk} {(chunk == 1 ? "point" : "points")} into {folder.Path}");
        return job;
    }

    private void Await(long job)
    {
        (int empty, int unanswered) = (0, 0);
        for (int poll = 0; Gather() > 0; poll++)
        {
            if (terminal.Cancellation.WaitHandle.WaitOne(PollMilliseconds))
                throw new InterruptedRunException($"Stopped waiting with {plan.Points.Length - ledger.Missing.Length} of {plan.Points.Length} points finished; job {job} goes on. The same command with --resume waits for it and gathers its results; scancel {job} ends it.");
            if (poll % PollsPerQuestion != 0)
                continue;
            SlurmQueueState state = SlurmCluster.StateOf(job);
            Tell(state);
            (empty, unanswered) = (state.IsGone ? empty + 1 : 0, state.Known ? 0 : unanswered + 1);
            if (unanswered >= UnansweredQuestions)
                throw new InvalidInputException("slurm", $"The cluster has not answered for a long time (squeue {state.Remark}). Results so far are in {folder.Path}; the same command with --resume gathers what job {job} finishes, and without --executor slurm it runs the missing points on this machine.", "--executor");
            if (empty >= EmptyQuestions)
                break;
        }

        Gather();
        ledger.Write();
    }

    /// <summary>Notes the points that have ended since; returns how many are missing still.</summary>
    private int Gather()
    {
        int missing = 0;
        foreach (SweepPoint point in ledger.Missing)
        {
            if (folder.IsSettled(point.Index))
                progress.End(ledger.Record(folder.OutcomeOf(point.Index)));
            else
                missing++;
        }

        return missing;
    }

    private void Tell(SlurmQueueState state)
    {
        progress.SetRunning(state.Running);
        string remark = !state.Known ? $"The cluster does not answer (squeue {state.Remark}); waiting on." : state.Waiting > 0 && state.Running == 0 ? $"{state.Waiting} tasks wait in the queue ({state.Remark})." : "";
        if (remark.Length > 0 && remark != _remark)
            terminal.Notice(remark);
        _remark = remark;
    }
}
