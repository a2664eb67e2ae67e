using System.Text.Json.Nodes;
using NeuroSim.Engines;

namespace NeuroSim.Cli;

/// <summary>Prints an error as one paragraph (or one JSON document) and chooses the exit status.</summary>
internal static class Failure
{
    public static int Report(Terminal terminal, Exception exception)
    {
        (int status, string kind, string message, string? where) = Describe(exception);
        Print(terminal, kind, message, where);
        if (terminal.Verbose)
            terminal.Notice(exception.ToString());
        return status;
    }

    /// <summary>The paragraph, or the document.</summary>
    public static void Print(Terminal terminal, string kind, string message, string? where)
    {
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject
            {
                ["error"] = new JsonObject { ["kind"] = kind, ["message"] = message, ["where"] = where },
            });
        }

        string place = where is null || message.Contains(where, StringComparison.Ordinal) ? "" : $"{where}: ";
        terminal.Notice($"neurosim: {place}{message}");
    }

    private static (int Status, string Kind, string Message, string? Where) Describe(Exception exception) => exception switch
    {
        InterruptedRunException => (ExitCode.Interrupted, "interrupted", exception.Message, null),
        OperationCanceledException => (ExitCode.Interrupted, "interrupted", "Interrupted.", null),
        InvalidInputException invalid => (ExitCode.InvalidInput, invalid.Kind, invalid.Message, invalid.Where),
        NonFiniteSignalException diverged => (ExitCode.Failed, "diverged", diverged.Message, $"layer {diverged.Layer + 1}, neuron {diverged.Neuron}, sample {diverged.Sample}"),
        OutOfMemoryException => (ExitCode.Failed, "memory", "There is not enough memory for this network and data set; use fewer neurons (network.layers) or fewer images (data.train).", null),
        IOException or UnauthorizedAccessException => (ExitCode.Failed, "files", exception.Message, null),
        _ => (ExitCode.Failed, "internal", $"This should not happen ({exception.GetType().Name}: {exception.Message}). Please report it with the output of the same command and --verbose.", null),
    };
}

/// <summary>A run was stopped by the user after saving a checkpoint; the message says how to go on.</summary>
internal sealed class InterruptedRunException(string message) : Exception(message);
