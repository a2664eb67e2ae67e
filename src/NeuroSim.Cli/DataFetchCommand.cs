using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using NeuroSim.Data;
using NeuroSim.Data.Fetching;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary><c>neurosim data fetch</c>.</summary>
internal static class DataFetchCommand
{
    public static Command Build(Terminal terminal)
    {
        var options = new SharedOptions();
        var name = new Argument<string>("NAME") { Description = $"Which data set: {Names()}." };
        Option<Uri[]> mirror = Mirror();
        Option<int> stall = Stall();
        var command = new Command(
            "fetch", "Download a data set: checks SHA-256, leaves right files alone, and after an interruption goes on where it stopped.")
        {
            name, options.Data, mirror, stall, options.Json, options.Verbose,
        };
        command.SetAction(parsed => Run(terminal, KnownSet(parsed.GetValue(name)!), options.Location(parsed, terminal), new FetchOptions
        {
            Mirrors = [.. parsed.GetValue(mirror) ?? []],
            Patience = TimeSpan.FromSeconds(parsed.GetValue(stall)),
        }));
        return command;
    }

    /// <summary>Fetches a set and shows what came from where.</summary>
    internal static int Run(Terminal terminal, KnownDataSet set, DataLocation location, FetchOptions options)
    {
        options = options with
        {
            Cancellation = terminal.Cancellation,
            Failed = failure => terminal.Notice($"{failure.File.Name}.gz: {failure.Mirror} {failure.Problem}."),
        };
        try
        {
            ImmutableArray<FetchedFile> files = FetchView.Show(
                terminal, set, progress => DataFetch.RunAsync(set, location, options with { Progress = progress }).GetAwaiter().GetResult());
            Print(terminal, set, location, files);
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            throw new InterruptedRunException(Interrupted(set, location));
        }
    }

    private static void Print(Terminal terminal, KnownDataSet set, DataLocation location, ImmutableArray<FetchedFile> files)
    {
        string folder = location.FolderOf(set.Name);
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject { ["dataSet"] = set.Name, ["folder"] = folder, ["files"] = new JsonArray([.. files.Select(Node)]) });
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("file", "size", "from");
        foreach (FetchedFile file in files)
            table.AddRow(Markup.Escape(Path.GetFileName(file.Path)), Size(file.Bytes), Markup.Escape(Origin(file)));
        terminal.Tables.Write(table);
        terminal.Output.WriteLine($"{set.Name} is complete in {folder}. Use it with --set data.source={set.Name}.");
        foreach (FetchedFile file in files.Where(one => one.SetAside is not null))
            terminal.Notice($"A file that was not the published one is now {file.SetAside}.");
    }

    private static string Origin(FetchedFile file) => file switch
    {
        { Mirror: null } => "was there",
        { ResumedFrom: > 0 } => $"{file.Mirror} (went on at {Size(file.ResumedFrom)})",
        _ => file.Mirror.ToString(),
    };

    private static string Size(long bytes) => bytes < 1_000_000 ? $"{bytes / 1e3:F1} kB" : $"{bytes / 1e6:F2} MB";

    private static JsonNode Node(FetchedFile file) => new JsonObject
    {
        ["file"] = file.File.Name,
        ["path"] = file.Path,
        ["fetched"] = file.Mirror is not null,
        ["mirror"] = file.Mirror?.ToString(),
        ["bytesOnDisk"] = file.Bytes,
        ["resumedFromBytes"] = file.ResumedFrom,
        ["setAside"] = file.SetAside,
    };

    private static string Interrupted(KnownDataSet set, DataLocation location)
    {
        IEnumerable<string> parts = DataFetch.Unfinished(set, location).Select(part => $"; {part.Bytes} bytes are kept in {part.Path}");
        return $"Interrupted{string.Concat(parts)}. The same command goes on from there.";
    }

    private static KnownDataSet KnownSet(string name)
    {
        if (KnownDataSet.All.FirstOrDefault(set => set.Name == name) is { } known)
            return known;
        string hint = NearestName.Of(name, KnownDataSet.All.Select(set => set.Name)) is { } near ? $" Did you mean {near}?" : "";
        string message = name == DataCatalog.Digits
            ? $"The data set {name} is built in: there is nothing to fetch. Downloads are known of {Names()}."
            : $"There is no data set \"{name}\" to fetch.{hint} Known are {Names()}.";
        throw new InvalidInputException("usage", message, "NAME");
    }

    private static string Names() => string.Join(", ", KnownDataSet.All.Select(set => set.Name));

    private static Option<Uri[]> Mirror() => new("--mirror")
    {
        Description = "Address of a folder with the .gz files (http or https), instead of the built-in mirrors (repeatable: tried in turn).",
        HelpName = "URL",
        CustomParser = result => [.. result.Tokens.Select(token => Address(token.Value, result)).OfType<Uri>()],
    };

    private static Uri? Address(string text, ArgumentResult result)
    {
        bool good = Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            && address is { Query: "", Fragment: "", UserInfo: "" };
        if (!good)
            result.AddError($"--mirror is \"{text}\"; it must be an address such as https://example.org/mnist, without name, password or query.");
        return good ? address : null;
    }

    /// <summary>Hidden: for slow lines, and for tests.</summary>
    private static Option<int> Stall() => new("--stall")
    {
        Hidden = true,
        Description = "Seconds without a byte after which the next mirror is tried.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 20,
        CustomParser = result => (int)(WholeNumber.Of(result, 1, 3600) ?? 20),
    };
}
