using System.CommandLine;
using System.Text.Json.Nodes;
using NeuroSim.Runs.Reports;

namespace NeuroSim.Cli;

/// <summary><c>neurosim report RUN...</c>.</summary>
internal static class ReportCommand
{
    public static Command Build(Terminal terminal)
    {
        var options = new SharedOptions();
        var runs = new Argument<string[]>("RUN")
        {
            Description = "Folders of finished runs, comparisons or sweeps.",
            Arity = ArgumentArity.OneOrMore,
        };
        var file = new Option<string?>("--out")
        {
            Description = "The page (default: report.html in the first folder).",
            HelpName = "FILE",
            CustomParser = FolderName.Of,
        };
        var command = new Command("report", "Write one self-contained HTML page with tables and plots about runs, comparisons and sweeps; several are compared side by side.")
        { runs, file, options.Json, options.Verbose };
        command.SetAction(parsed => Report(terminal, parsed.GetValue(runs)!, parsed.GetValue(file)));
        return command;
    }

    private static int Report(Terminal terminal, string[] runs, string? file)
    {
        string page = HtmlReport.Write(runs, file ?? Path.Combine(runs[0], HtmlReport.FileName));
        if (terminal.Json)
            terminal.WriteJson(new JsonObject { ["report"] = page, ["runs"] = new JsonArray([.. runs.Select(run => (JsonNode)Path.GetFullPath(run))]) });
        else
            terminal.Output.WriteLine($"Report: {page}");
        return ExitCode.Done;
    }
}
