using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace NeuroSim.Tests.Cli;

/// <summary>The built command as a process of its own, without standard input and without data sets; killed when the test leaves it behind.</summary>
internal sealed partial class NeuroSimProcess : IDisposable
{
    public const int Interrupt = 2, Terminate = 15;

    private const int LongestMilliseconds = 60_000;

    private readonly Process _process;
    private readonly StringBuilder _output = new(), _error = new();

    private NeuroSimProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(_error, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The command, beside the tests.</summary>
    public static string Library => Path.Combine(AppContext.BaseDirectory, "NeuroSim.Cli.dll");

    /// <summary>Starts the command in a folder.</summary>
    public static NeuroSimProcess Start(string workingFolder, params string[] args) => StartWith([], workingFolder, args);

    /// <summary>Starts the command in a folder with more variables in its environment.</summary>
    public static NeuroSimProcess StartWith(IEnumerable<KeyValuePair<string, string>> variables, string workingFolder, params string[] args)
    {
        var start = new ProcessStartInfo(Host(), [Library, .. args])
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("NEUROSIM_DATA");
        start.Environment["XDG_CACHE_HOME"] = workingFolder;
        foreach ((string name, string value) in variables)
            start.Environment[name] = value;
        return new NeuroSimProcess(new Process { StartInfo = start });
    }

    /// <summary>Runs the command to its end.</summary>
    public static CommandOutput Run(string workingFolder, params string[] args)
    {
        using NeuroSimProcess process = Start(workingFolder, args);
        return process.Wait();
    }

    /// <summary>Waits for the end.</summary>
    public CommandOutput Wait()
    {
        Assert.True(_process.WaitForExit(LongestMilliseconds), $"The command does not end: {Text(_error)}");
        _process.WaitForExit(); // until both streams are read to their ends
        return new CommandOutput(_process.ExitCode, Text(_output), Text(_error));
    }

    /// <summary>Kills the process after a time, as a power cut would; false when it had ended before.</summary>
    public bool KillAfter(TimeSpan time)
    {
        if (_process.WaitForExit(time))
            return false;
        _process.Kill();
        _process.WaitForExit();
        return true;
    }

    /// <summary>Waits until something is true, which must become so before the command ends.</summary>
    public void Await(Func<NeuroSimProcess, bool> condition)
    {
        while (!condition(this))
            Assert.False(_process.WaitForExit(5), $"The command ended too early: {Text(_error)}");
    }

    /// <summary>Whether a text was written to standard error.</summary>
    public bool Said(string text) => Text(_error).Contains(text, StringComparison.Ordinal);

    /// <summary>Sends a signal of Unix.</summary>
    public void Signal(int signal) => Assert.Equal(0, Kill(_process.Id, signal));

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    /// <summary>The program that runs libraries: the one of this process, else the one on the path.</summary>
    public static string Host()
    {
        string? current = Environment.ProcessPath;
        return Path.GetFileNameWithoutExtension(current) == "dotnet" ? current! : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
    }

    private static void Append(StringBuilder text, string? line)
    {
        lock (text)
        {
            if (line is not null)
                text.Append(line).Append('\n');
        }
    }

    private static string Text(StringBuilder text)
    {
        lock (text)
            return text.ToString();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
