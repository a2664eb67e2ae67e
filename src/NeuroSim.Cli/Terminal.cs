using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary>Where results, tables, notices and progress go: results to standard output, everything else to standard error.</summary>
internal sealed class Terminal
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public Terminal(TextWriter output, TextWriter error, TimeProvider clock, Func<string, string?> environment)
    {
        (Output, Error, Clock, Environment) = (output, new ForgivingWriter(error), clock, environment);
        bool colourless = !string.IsNullOrEmpty(environment("NO_COLOR"));
        Tables = Create(output, Console.IsOutputRedirected || output != Console.Out, colourless);
        Progress = Create(Error, Console.IsErrorRedirected || error != Console.Error, colourless);
    }

    /// <summary>Standard output.</summary>
    public TextWriter Output { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Time.</summary>
    public TimeProvider Clock { get; }

    /// <summary>Value of an environment variable, null when unset.</summary>
    public Func<string, string?> Environment { get; }

    /// <summary>Draws tables on standard output.</summary>
    public IAnsiConsole Tables { get; }

    /// <summary>Draws progress on standard error.</summary>
    public IAnsiConsole Progress { get; }

    /// <summary>Whether one JSON document is all that goes to standard output.</summary>
    public bool Json { get; set; }

    /// <summary>Whether errors come with a stack trace.</summary>
    public bool Verbose { get; set; }

    /// <summary>Cancelled by Ctrl-C.</summary>
    public CancellationToken Cancellation { get; set; }

    /// <summary>Writes a document to standard output.</summary>
    public void WriteJson(JsonNode document) => Output.WriteLine(document.ToJsonString(Indented));

    /// <summary>A sentence a person should read, on standard error; above the progress bars while those are shown.</summary>
    public void Notice(string text)
    {
        if (Progress.Profile.Capabilities.Interactive)
            Progress.WriteLine(text);
        else
            Error.WriteLine(text);
    }

    private static IAnsiConsole Create(TextWriter writer, bool redirected, bool colourless)
    {
        bool plain = redirected || colourless;
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = plain ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (redirected)
            console.Profile.Width = 100;
        return console;
    }
}
