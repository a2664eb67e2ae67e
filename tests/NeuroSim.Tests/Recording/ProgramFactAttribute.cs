using System.Diagnostics;

namespace NeuroSim.Tests.Recording;

/// <summary>A fact that asks another program for its opinion: skipped, visibly, where it is not installed.</summary>
internal sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(string program, string package) =>
        Skip = InstalledProgram.IsHere(program) ? null : $"{program} is not installed; on Debian: apt-get install {package}.";
}

/// <summary>A program on the path.</summary>
internal static class InstalledProgram
{
    public static bool IsHere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs it to its end; fails on a status other than 0 and returns its standard output.</summary>
    public static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), $"{program} does not end");
        Assert.True(process.ExitCode == 0, $"{program} ends with {process.ExitCode}: {error.Result}");
        return output.Result;
    }
}
