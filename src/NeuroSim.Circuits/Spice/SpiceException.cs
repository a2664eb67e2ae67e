namespace NeuroSim.Circuits.Spice;

/// <summary>A simulator did not compute what was asked: a circuit it cannot read or solve, a time limit, or its own end.</summary>
public sealed class SpiceException : Exception
{
    /// <summary>An error.</summary>
    /// <param name="simulator">Which simulator.</param>
    /// <param name="problem">What went wrong, a clause.</param>
    /// <param name="messages">What the simulator itself said; may be empty.</param>
    public SpiceException(string simulator, string problem, string messages = "")
        : base($"{simulator}: {problem}.{(messages.Length == 0 ? "" : $" It said: {messages}")}") => Messages = messages;

    /// <summary>What the simulator itself said.</summary>
    public string Messages { get; }
}
