namespace NeuroSim.Runs.Sweeps;

/// <summary>What became of a point.</summary>
public enum PointStatus
{
    /// <summary>It has not run, or not to its end.</summary>
    Missing,

    /// <summary>It has a result.</summary>
    Done,

    /// <summary>It ended without a result.</summary>
    Failed,
}
