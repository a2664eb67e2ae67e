namespace NeuroSim.Runs.Sweeps;

/// <summary>What became of one point of a sweep.</summary>
/// <param name="Point">Its number, from 0.</param>
/// <param name="Folder">Its run folder.</param>
public sealed record PointOutcome(int Point, string Folder)
{
    /// <summary>What it learned; null when it has no result.</summary>
    public RunResult? Result { get; init; }

    /// <summary>How fast it ran here; null when it ran before or elsewhere.</summary>
    public RunSpeed? Speed { get; init; }

    /// <summary>What it costs; null without a result or without learning.</summary>
    public PointCosts? Costs { get; init; }

    /// <summary>Why it has no result; null when it has one or has not ended.</summary>
    public PointFailure? Failure { get; init; }

    /// <summary>Done, failed, or neither.</summary>
    public PointStatus Status => Result is not null ? PointStatus.Done : Failure is not null ? PointStatus.Failed : PointStatus.Missing;
}
