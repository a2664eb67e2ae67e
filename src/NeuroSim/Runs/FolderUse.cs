namespace NeuroSim.Runs;

/// <summary>What a folder holds the output of. A run, a sweep and a comparison each write files of the same names, so none shares a folder with another.</summary>
internal static class FolderUse
{
    private static readonly string[] OfARun = ["result.json", "metrics.csv", "checkpoint.bin", "checkpoint.previous.bin"], OfASweep = ["points", "points.csv"], OfAComparison = ["compare.json", "rules.json"];

    /// <summary>Refuses a folder for a run that holds something else.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>.</exception>
    public static void RequireRun(string path) => Refuse(path, "a run", ("a sweep", OfASweep), ("a comparison", OfAComparison));

    /// <summary>Refuses a folder for a sweep that holds something else.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>.</exception>
    public static void RequireSweep(string path) => Refuse(path, "a sweep", ("a run", OfARun), ("a comparison", OfAComparison));

    /// <summary>Refuses a folder for a comparison that holds something else.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>.</exception>
    public static void RequireComparison(string path) => Refuse(path, "a comparison", ("a sweep", OfASweep), ("a run", [.. OfARun, RunIdentity.FileName]));

    private static void Refuse(string path, string wanted, params ReadOnlySpan<(string What, string[] Names)> others)
    {
        foreach ((string what, string[] names) in others)
        {
            if (names.Any(name => Path.Exists(Path.Combine(path, name))))
                throw new InvalidInputException("output", $"\"{path}\" holds {what}, and {wanted} needs a folder of its own; choose another one with --out.", path);
        }
    }
}
