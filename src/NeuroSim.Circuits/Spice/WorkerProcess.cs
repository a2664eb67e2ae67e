using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NeuroSim.Circuits.Spice;

/// <summary>A worker process of the program's own, with a folder of its own as current and home folder, so that no one's start-up file is read.</summary>
internal sealed class WorkerProcess : IDisposable
{
    /// <summary>The hidden command that a worker runs.</summary>
    public const string Command = "spice-worker";

    /// <summary>The command's assembly lies beside this one; its name in two parts, since no code here knows anything in it.</summary>
    private const string Assembly = "NeuroSim" + ".Cli.dll";

    private readonly Process _process;
    private readonly string _folder = Directory.CreateTempSubdirectory("neurosim-spice-").FullName;
    private bool _isDisposed;

    public WorkerProcess()
    {
        string assembly = Path.Combine(AppContext.BaseDirectory, Assembly);
        var start = new ProcessStartInfo(Host(), [assembly, Command])
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = _folder;
        start.Environment["OMP_NUM_THREADS"] = "1";
        _process = Process.Start(start)!;
        _ = _process.StandardError.ReadToEndAsync();
        (Writer, Reader) = (new BinaryWriter(_process.StandardInput.BaseStream), new BinaryReader(new BufferedStream(_process.StandardOutput.BaseStream)));
    }

    /// <summary>Decks simulated so far; the library loses about a kilobyte with each.</summary>
    public int Decks { get; set; }

    public BinaryWriter Writer { get; }

    public BinaryReader Reader { get; }

    /// <summary>Memory of the process in bytes.</summary>
    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Whether the program can start workers: its command is beside it.</summary>
    public static bool CanStart => File.Exists(Path.Combine(AppContext.BaseDirectory, Assembly));

    /// <summary>Ends the process at once.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
    }

    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        Kill();
        _process.Dispose();
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    /// <summary>
    /// The program that runs libraries: this process, or the one that belongs to the runtime it uses (an installed command has a launcher of its own,
    /// and the runtime need not be on the path), or the one on the path.
    /// </summary>
    private static string Host()
    {
        if (Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet")
            return path;
        string name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        string beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : "dotnet";
    }
}
