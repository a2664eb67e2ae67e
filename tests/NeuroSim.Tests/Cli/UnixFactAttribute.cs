namespace NeuroSim.Tests.Cli;

/// <summary>A test that needs Unix, and maybe a file that is not on every one; skipped visibly elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute(string? needs = null)
    {
        if (OperatingSystem.IsWindows())
            Skip = "Needs the signals and device files of Unix.";
        else if (needs is not null && !File.Exists(needs))
            Skip = $"Needs {needs}.";
    }
}
