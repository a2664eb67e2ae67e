using System.Text.Json.Nodes;
using NeuroSim.Data.Fetching;
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
            Attempt(() => terminal.Notice(exception.ToString()));
        return status;
    }

    /// <summary>The paragraph, and before it the document when one is asked for; <paramref name="where"/> is left out where the message says it.</summary>
    public static void Print(Terminal terminal, string kind, string message, string? where)
    {
        if (terminal.Json)
            Attempt(() => terminal.WriteJson(new JsonObject { ["error"] = Node(kind, message, where) }));
        string place = where is null || kind == "diverged" || message.Contains(where, StringComparison.Ordinal) ? "" : $"{where}: ";
        Attempt(() => terminal.Notice(Paragraph($"neurosim: {place}{message}")));
    }

    /// <summary>The value of the key <c>error</c>.</summary>
    public static JsonObject Node(string kind, string message, string? where) => new() { ["kind"] = kind, ["message"] = message, ["where"] = where };

    /// <summary>One line: what a file or an argument brought along may hold line ends and escape sequences of a terminal.</summary>
    private static string Paragraph(string text) =>
        string.Concat(text.ReplaceLineEndings(" ").Select(c => char.IsControl(c) ? ' ' : c));

    /// <summary>A full disk or a closed pipe behind one stream must not silence the other, nor hide the exit status.</summary>
    private static void Attempt(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
            // There is nowhere left to say it.
        }
    }

    private static (int Status, string Kind, string Message, string? Where) Describe(Exception exception) => exception switch
    {
        InterruptedRunException => (ExitCode.Interrupted, "interrupted", exception.Message, null),
        OperationCanceledException => (ExitCode.Interrupted, "interrupted", "Interrupted.", null),
        InvalidInputException invalid => (ExitCode.InvalidInput, invalid.Kind, invalid.Message, invalid.Where),
        NonFiniteSignalException diverged => (ExitCode.Failed, "diverged", diverged.Message, diverged.Where),
        FetchException fetch => (ExitCode.Failed, "network", fetch.Message, fetch.Where),
        OutOfMemoryException => (ExitCode.Failed, "memory", "There is not enough memory for this network and data set; use fewer neurons (network.layers) or fewer images (data.train).", null),
        IOException or UnauthorizedAccessException => (ExitCode.Failed, "files", $"A file or an output cannot be read or written: {exception.Message.TrimEnd('.')}.", null),
        _ => (ExitCode.Failed, "internal", $"This should not happen ({exception.GetType().Name}: {exception.Message}). Please report it with the output of the same command and --verbose.", null),
    };
}

/// <summary>A run was stopped by the user after saving a checkpoint; the message says how to go on.</summary>
internal sealed class InterruptedRunException(string message) : Exception(message);
