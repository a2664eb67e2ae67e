namespace NeuroSim.Data.Fetching;

/// <summary>No mirror gave a file: the network or the mirrors are at fault, not the input.</summary>
/// <param name="message">What was tried and what would help, one paragraph.</param>
/// <param name="where">The file that is missing.</param>
public sealed class FetchException(string message, string where) : Exception(message)
{
    /// <summary>The file that is missing.</summary>
    public string Where { get; } = where;
}

/// <summary>A mirror did not give a file; the message follows its address.</summary>
internal sealed class MirrorException(string problem) : Exception(problem);
