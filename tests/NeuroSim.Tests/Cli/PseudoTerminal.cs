using System.Diagnostics;

namespace NeuroSim.Tests.Cli;

/// <summary>Runs the command with a terminal for its streams, which the program <c>script</c> of util-linux provides.</summary>
internal static class PseudoTerminal
{
    /// <summary>What the terminal showed.</summary>
    /// <param name="folder">Working folder.</param>
    /// <param name="noColor">Value of NO_COLOR.</param>
    /// <param name="args">Arguments without spaces or quotes.</param>
    public static string Run(string folder, string noColor, params string[] args)
    {
        (int status, string shown) = Start(folder, noColor, args);
        Assert.True(status == 0, shown);
        return shown;
    }

    /// <summary>What the terminal showed of a command that may fail.</summary>
    public static string Show(string folder, params string[] args) => Start(folder, "", args).Shown;

    private static (int Status, string Shown) Start(string folder, string noColor, string[] args)
    {
        string command = string.Join(' ', [NeuroSimProcess.Host(), NeuroSimProcess.Library, .. args]);
        var start = new ProcessStartInfo("/usr/bin/script", ["-qec", command, "/dev/null"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment.Remove("NEUROSIM_DATA");
        start.Environment["NO_COLOR"] = noColor;
        start.Environment["TERM"] = "xterm-256color";
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        string shown = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, shown);
    }
}
