namespace NeuroSim.Cli.Slurm;

/// <summary>What the queue says of a job array. Progress is shown from it; what became of a point is decided by files alone.</summary>
/// <param name="Known">Whether the cluster answered.</param>
/// <param name="Waiting">Tasks that have not begun.</param>
/// <param name="Running">Tasks that run or end at the moment.</param>
/// <param name="Remark">Why the cluster did not answer, or why tasks wait; may be empty.</param>
internal sealed record SlurmQueueState(bool Known, int Waiting, int Running, string Remark)
{
    /// <summary>Whether no task is left, so that nothing more will come.</summary>
    public bool IsGone => Known && Waiting + Running == 0;
}
