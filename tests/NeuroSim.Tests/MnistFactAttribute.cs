namespace NeuroSim.Tests;

/// <summary>
/// A test that needs the MNIST files in NEUROSIM_DATA/mnist. Without them it is skipped with a reason, except where CI=true or
/// NEUROSIM_REQUIRE_DATA=1 says that they must be there: then it runs, and fails.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MnistFactAttribute : FactAttribute
{
    public MnistFactAttribute() => Skip = ReasonToSkip(Environment.GetEnvironmentVariable, Directory.Exists);

    internal static string? ReasonToSkip(Func<string, string?> environment, Func<string, bool> folderExists)
    {
        if (environment("CI") == "true" || environment("NEUROSIM_REQUIRE_DATA") == "1")
            return null;
        if (environment("NEUROSIM_DATA") is not { Length: > 0 } data)
            return "needs MNIST: NEUROSIM_DATA is not set";
        string folder = Path.Combine(data, "mnist");
        return folderExists(folder) ? null : $"needs MNIST: {folder} does not exist";
    }
}
