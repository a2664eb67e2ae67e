namespace NeuroSim;

/// <summary>
/// Something a person gave the program is wrong: an experiment, a data file, a folder. The command prints it as one paragraph
/// and ends with exit status 2. The message says what is wrong and what would be right.
/// </summary>
public sealed class InvalidInputException : Exception
{
    /// <summary>An error of <paramref name="kind"/>.</summary>
    /// <param name="kind">One word: <c>experiment</c>, <c>data</c>, <c>technology</c>, <c>output</c>, <c>checkpoint</c> or <c>usage</c>.</param>
    /// <param name="message">What is wrong and what would be right, one paragraph.</param>
    /// <param name="where">File, line and key, as far as known; null when the message says it.</param>
    /// <param name="innerException">What was caught, for <c>--verbose</c>.</param>
    public InvalidInputException(string kind, string message, string? where = null, Exception? innerException = null)
        : base(message, innerException) => (Kind, Where) = (kind, where);

    /// <summary>One word that says which part of the input is wrong.</summary>
    public string Kind { get; }

    /// <summary>File, line and key, as far as known.</summary>
    public string? Where { get; }
}
