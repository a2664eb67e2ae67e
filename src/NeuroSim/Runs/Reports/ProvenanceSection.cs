using System.Collections.Immutable;

namespace NeuroSim.Runs.Reports;

/// <summary>What it takes to get the same numbers again.</summary>
internal static class ProvenanceSection
{
    /// <param name="html">The page.</param>
    /// <param name="content">What it is about.</param>
    /// <param name="page">Path of the page.</param>
    public static void Write(HtmlText html, ReportContent content, string page)
    {
        string here = Path.GetDirectoryName(page)!;
        html.Table("Runs", ["run", "folder", "seed", "schedule", "technology", "state (SHA-256)"], content.Runs.Select(run => (string[])
        [
            run.Label, Relative(here, run.Folder), run.Experiment.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture), RunResultJson.NameOf(run.Result.Schedule),
            run.Experiment.Hardware.Technology, run.Result.StateSha256,
        ]));
        html.Paragraph("The same experiment and seed give the same numbers on any machine. In the folder of this page:");
        html.Add($"<pre id=\"commands\"><code>{string.Join('\n', Commands(content, here).Distinct())}</code></pre>");
        foreach (ReportedSweep sweep in content.Sweeps)
            Experiment(html, $"{sweep.Experiment.Name} with its sweep", sweep.Yaml, ReportedRun.ReadEnvironment(Path.Combine(sweep.Folder, "environment.json")));
        foreach (ReportedRun run in content.Runs)
            Experiment(html, run.Label, run.Yaml, run.Environment);
        html.Paragraph($"The numbers behind every chart lie as CSV beside this page in {ReportFiles.DataFolder(page)}, and in the page itself.");
    }

    private static IEnumerable<string> Commands(ReportContent content, string here)
    {
        foreach (ReportedSweep sweep in content.Sweeps)
            yield return $"neurosim run {Quoted(Relative(here, Path.Combine(sweep.Folder, RunIdentity.FileName)))} --out again";
        if (content.Comparison is not null)
            yield return $"neurosim compare {Quoted(Relative(here, Path.Combine(content.Runs[0].Folder, RunIdentity.FileName)))} --out again";
        foreach (ReportedRun run in content.Comparison is null ? content.Runs : [])
            yield return $"neurosim run {Quoted(Relative(here, Path.Combine(run.Folder, RunIdentity.FileName)))} --out again/{run.Label.Replace(' ', '-')}";
    }

    private static void Experiment(HtmlText html, string label, string yaml, ImmutableArray<(string Name, string Value)> environment) => html.Folded($"Experiment as run, and the machine: {label}", () =>
    {
        html.Add($"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Experiment {label}\"><pre><code>{yaml}</code></pre></div>");
        html.Table($"Machine and versions: {label}", ["", ""], environment.Select(entry => (string[])[entry.Name, entry.Value]));
    });

    private static string Relative(string from, string path) => Path.GetRelativePath(from, path).Replace('\\', '/');

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}
