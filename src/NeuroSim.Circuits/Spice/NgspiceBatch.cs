using System.ComponentModel;
using System.Diagnostics;

namespace NeuroSim.Circuits.Spice;

/// <summary>
/// ngspice as a program, a process for every deck: <c>ngspice -n -b -r raw -o log deck</c>. Slower than the library and independent of it: the oracle in
/// tests, and the fallback where the library is not installed.
/// </summary>
public sealed class NgspiceBatch : ISpiceSimulator
{
    private const string Program = "ngspice";

    private readonly string _folder = Directory.CreateTempSubdirectory("neurosim-spice-").FullName;

    /// <inheritdoc/>
    public string Name => "ngspice -b";

    /// <summary>Whether the program is on this machine.</summary>
    public static bool IsInstalled { get; } = Find();

    /// <inheritdoc/>
    public SpiceResult Run(SpiceDeck deck)
    {
        ArgumentNullException.ThrowIfNull(deck);
        string deckPath = Path.Combine(_folder, "deck.cir"), raw = Path.Combine(_folder, "out.raw"), log = Path.Combine(_folder, "out.log");
        File.WriteAllText(deckPath, deck.Netlist.Text);
        File.Delete(raw);
        File.Delete(log);
        int exit = Execute(["-n", "-b", "-r", raw, "-o", log, deckPath], deck.Limit);
        string[] messages = File.Exists(log) ? File.ReadAllLines(log) : [];
        string said = Complaints.Summary(messages);
        if (exit != 0 || !File.Exists(raw))
            throw new SpiceException(Name, $"the deck {deck.Netlist.Name} was not simulated (exit status {exit})", said);
        if (Complaints.First(messages) is { } complaint)
            throw new SpiceException(Name, $"the deck {deck.Netlist.Name} is not right", complaint);
        return Read(raw, deck, said).Checked(deck, Name, said);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    private SpiceResult Read(string raw, SpiceDeck deck, string said)
    {
        try
        {
            SpiceResult result = RawFile.Read(File.ReadAllBytes(raw), deck.Vectors);
            string? missing = deck.Vectors.FirstOrDefault(vector => !result.Vectors.ContainsKey(vector));
            return missing is null ? result : throw new SpiceException(Name, $"there is no vector {missing} in {deck.Netlist.Name}", said);
        }
        catch (InvalidDataException error)
        {
            throw new SpiceException(Name, $"its raw file cannot be read: {error.Message}", said);
        }
    }

    private int Execute(string[] arguments, TimeSpan limit)
    {
        var start = new ProcessStartInfo(Program, arguments) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = _folder;
        using Process process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        if (process.WaitForExit(limit))
            return process.ExitCode;
        process.Kill(entireProcessTree: true);
        throw new SpiceException(Name, $"the deck took longer than {limit.TotalSeconds} s");
    }

    private static bool Find()
    {
        try
        {
            using Process? process = Process.Start(new ProcessStartInfo(Program, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true });
            process!.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
