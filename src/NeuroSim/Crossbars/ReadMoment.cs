namespace NeuroSim.Crossbars;

/// <summary>When, and for what, an array is read: says which random numbers a read has and how far its cells have drifted.</summary>
/// <param name="Draw">Number of the read among its kind; below 2^40.</param>
/// <param name="IsInference">Whether an image is encoded; such reads have a stream of random numbers of their own.</param>
/// <param name="Sample">The sample of the run at which the read takes place.</param>
/// <param name="LaterSeconds">Time that has passed since that sample, at least 0.</param>
public readonly record struct ReadMoment(long Draw, bool IsInference, long Sample, double LaterSeconds)
{
    /// <summary>The read of a sample that is learned.</summary>
    public static ReadMoment Learning(long sample) => new(sample, false, sample, 0);
}
