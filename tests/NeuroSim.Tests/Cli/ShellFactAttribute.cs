namespace NeuroSim.Tests.Cli;

/// <summary>A test that needs a shell; skipped visibly without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute(string shell)
    {
        if (PathOf(shell) is null)
            Skip = $"Needs {shell}.";
    }

    /// <summary>Where a shell is, null when it is not installed.</summary>
    internal static string? PathOf(string shell) =>
        ((string[])["/bin", "/usr/bin", "/usr/local/bin"]).Select(folder => Path.Combine(folder, shell)).FirstOrDefault(File.Exists);
}
