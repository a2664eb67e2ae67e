namespace NeuroSim.Circuits.Spice;

/// <summary>Finds in ngspice's messages what makes a result worthless although ngspice goes on.</summary>
internal static class Complaints
{
    private static readonly string[] Fatal =
    [
        "resistance to low", "error", "no such", "unknown", "can't find", "cannot find", "not parsed", "no circuit", "singular matrix", "timestep too small",
        "aborted", "undefined", "incorrect format",
    ];

    private static readonly string[] Harmless = ["initialization file spinit", "no such file or directory: .spiceinit", "can't find spinit"];

    /// <summary>The first line that says so, or null.</summary>
    public static string? First(IEnumerable<string> messages) => messages.Select(Bare).FirstOrDefault(line =>
        Fatal.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)) && !Harmless.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The lines that are no banner, joined.</summary>
    public static string Summary(IEnumerable<string> messages) =>
        string.Join(" | ", messages.Select(Bare).Where(line => line.Length > 0 && !line.StartsWith('*') && !line.StartsWith("Note:", StringComparison.Ordinal)).TakeLast(12));

    private static string Bare(string line) =>
        (line.StartsWith("stderr ", StringComparison.Ordinal) || line.StartsWith("stdout ", StringComparison.Ordinal) ? line[7..] : line).Trim();
}
