using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NeuroSim.Data;
using Spectre.Console;

namespace NeuroSim.Cli;

/// <summary><c>neurosim data</c>: what is there, whether it is right, and how to get it (<see cref="DataFetchCommand"/>).</summary>
internal static class DataCommand
{
    public static Command Build(Terminal terminal)
    {
        var command = new Command("data", "Images to learn from: list, check and download data sets (the built-in digits need no files).");
        command.Add(Part("info", "List the data sets: found or not, images to train and to test on, size, and the folder looked into.", terminal, Info));
        command.Add(Part("verify", "Read every file of the data sets that are found and compare it with the published one (size, SHA-256).", terminal, Verify));
        command.Add(DataFetchCommand.Build(terminal));
        return command;
    }

    private static Command Part(string name, string description, Terminal terminal, Func<Terminal, DataLocation, int> action)
    {
        var options = new SharedOptions();
        var command = new Command(name, description) { options.Data, options.Json, options.Verbose };
        command.SetAction(parsed => action(terminal, options.Location(parsed, terminal)));
        return command;
    }

    private static int Info(Terminal terminal, DataLocation location)
    {
        var listings = DataCatalog.List(location);
        if (terminal.Json)
        {
            terminal.WriteJson(new JsonObject
            {
                ["folder"] = location.Folder,
                ["dataSets"] = new JsonArray([.. listings.Select(set => (JsonNode)new JsonObject
                {
                    ["name"] = set.Name,
                    ["found"] = set.Found,
                    ["folder"] = set.Folder,
                    ["trainCount"] = set.TrainCount,
                    ["testCount"] = set.TestCount,
                    ["bytesOnDisk"] = set.BytesOnDisk,
                })]),
            });
            return ExitCode.Done;
        }

        var table = new Table().Border(TableBorder.Rounded).AddColumns("data set", "found", "training", "test", "on disk", "where");
        foreach (DataSetListing set in listings)
            table.AddRow(set.Name, Found(set), Count(set.TrainCount), Count(set.TestCount), $"{set.BytesOnDisk / 1e6:F1} MB", Markup.Escape(set.Folder ?? "built in"));
        terminal.Tables.Write(table);
        terminal.Output.WriteLine($"Data folder: {location.Folder} (from {OriginOf(location)}).");
        if (listings.FirstOrDefault(set => !set.Found) is { } missing)
            terminal.Output.WriteLine($"\"neurosim data fetch {missing.Name}\" downloads what is missing of {missing.Name}.");
        return ExitCode.Done;
    }

    private static string Found(DataSetListing set) => set.Found ? "yes" : set.BytesOnDisk > 0 ? "in part" : "no";

    private static string OriginOf(DataLocation location) => location.Origin switch
    {
        DataLocationOrigin.Option => "--data",
        DataLocationOrigin.Environment => DataLocation.Variable,
        _ => $"the user's cache, because neither --data nor {DataLocation.Variable} names one",
    };

    private static int Verify(Terminal terminal, DataLocation location)
    {
        var checks = KnownDataSet.All.SelectMany(set => DataCatalog.Verify(set, location).Select(check => (Set: set.Name, Check: check))).ToList();
        var present = checks.Where(one => checks.Any(other => other.Set == one.Set && other.Check.State != DataFileState.Missing)).ToList();
        bool good = present.Count > 0 && present.All(one => one.Check.IsGood);
        string? problem = good ? null : Problem(location, present);
        if (terminal.Json)
            terminal.WriteJson(Document(location, checks, problem));
        else if (present.Count > 0)
            Print(terminal, present);
        if (problem is not null)
            terminal.Notice($"neurosim: {problem}");
        return good ? ExitCode.Done : ExitCode.InvalidInput;
    }

    private static string Problem(DataLocation location, List<(string Set, DataFileCheck Check)> present)
    {
        if (present.Count == 0)
            return $"No data set is in {location.Folder}; the built-in digits need no files, \"neurosim data fetch mnist\" downloads one. --data DIR or NEUROSIM_DATA names another folder.";
        var wrong = present.Where(one => !one.Check.IsGood).Select(one => $"{one.Set}/{one.Check.Expected.Name}");
        return $"{string.Join(", ", wrong)} in {location.Folder}: not the published {(wrong.Count() == 1 ? "file" : "files")}; \"neurosim data fetch NAME\" fetches what differs or is missing.";
    }

    private static JsonObject Document(DataLocation location, List<(string Set, DataFileCheck Check)> checks, string? problem)
    {
        var document = new JsonObject { ["folder"] = location.Folder, ["ok"] = problem is null, ["files"] = Files(checks) };
        if (problem is not null)
            document["error"] = Failure.Node("data", problem, location.Folder);
        return document;
    }

    private static JsonArray Files(List<(string Set, DataFileCheck Check)> checks) => new([.. checks.Select(one => (JsonNode)new JsonObject
    {
        ["dataSet"] = one.Set,
        ["file"] = one.Check.Expected.Name,
        ["state"] = one.Check.State.ToString().ToLowerInvariant(),
        ["sha256"] = one.Check.Sha256,
        ["problem"] = one.Check.Problem,
    })]);

    private static void Print(Terminal terminal, List<(string Set, DataFileCheck Check)> present)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumns("data set", "file", "state", "SHA-256 or problem");
        foreach ((string set, DataFileCheck check) in present)
            table.AddRow(set, check.Expected.Name, StateOf(check.State), Markup.Escape(check.Problem ?? check.Sha256 ?? ""));
        terminal.Tables.Write(table);
    }

    private static string StateOf(DataFileState state) => state switch
    {
        DataFileState.Ok => "ok",
        DataFileState.SizeOk => "size ok, hash not known",
        DataFileState.Mismatch => "DIFFERENT",
        DataFileState.Missing => "missing",
        _ => "UNREADABLE",
    };

    private static string Count(int? count) => count?.ToString("N0", CultureInfo.InvariantCulture) ?? "-";
}
