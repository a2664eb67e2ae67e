using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using NeuroSim.Tests.Runs;
using NeuroSim.Tests.Runs.Reports;

namespace NeuroSim.Tests.Cli;

/// <summary>Reports as a browser has them: no error in the console, named elements with the run's numbers, quick to open.</summary>
public sealed class ReportInChromiumTests
{
    [ChromiumFact]
    public void Run_HasItsNumbersAndNoErrors()
    {
        using var scratch = new ScratchFolder();
        JsonElement result = InProcess.Run("run", TinyExperiment.In(scratch), "--out", scratch["one"], "--json").Done().Document;
        (string dom, string[] console) = Chromium.Open(scratch["one/report.html"]);

        Assert.Empty(console);
        Assert.Equal((100 * result.GetProperty("accuracy").GetDouble()).ToString("F2", CultureInfo.InvariantCulture) + " %", TextOf(dom, "run-1-accuracy"));
        Assert.Equal("600", TextOf(dom, "run-1-samples"));
        Assert.Contains("pJ", TextOf(dom, "run-1-energy"), StringComparison.Ordinal);
        Assert.Contains("neurosim run experiment.yaml", TextOf(dom, "commands"), StringComparison.Ordinal);
        Assert.All((string[])["s-verdict", "s-quality", "s-schedules", "s-costs", "s-representations", "s-provenance"], id => Assert.Contains($"<section id=\"{id}\"", dom, StringComparison.Ordinal));
    }

    [ChromiumFact]
    public void Sweep_HasItsNumbersOpensQuicklyAndIsDrawn()
    {
        using var scratch = new ScratchFolder();
        string folder = SweepFixture.In(scratch), page = Path.Combine(folder, "report.html"), timed = Path.Combine(folder, "timed.html");
        InProcess.Run("run", TinyExperiment.In(scratch), "--out", Path.Combine(folder, "points", "0008")).Done();
        InProcess.Run("report", folder).Done();
        (string dom, string[] console) = Chromium.Open(page);

        Assert.Empty(console);
        Assert.Equal("23 of 24", TextOf(dom, "sweep-done"));
        Assert.StartsWith("95.96 % (point ", TextOf(dom, "sweep-best"), StringComparison.Ordinal);
        Assert.EndsWith("(point 8)", TextOf(dom, "sweep-feasible"), StringComparison.Ordinal);
        Assert.Contains("id=\"run-1-accuracy\"", dom, StringComparison.Ordinal);
        File.WriteAllText(timed, File.ReadAllText(page) + "<script>addEventListener('load', () => { document.documentElement.dataset.loaded = Math.round(performance.now()); });</script>");
        Assert.InRange(int.Parse(Regex.Match(Chromium.Open(timed).Dom, "data-loaded=\"([0-9]+)\"").Groups[1].Value, CultureInfo.InvariantCulture), 1, 2000);
        Assert.InRange(new FileInfo(page).Length, 50_000, 3_000_000);
        Assert.Equal((1100, 2000), Chromium.Photograph(page, scratch["wide.png"], 1100, 2000));
        Assert.Equal((500, 2000), Chromium.Photograph(page, scratch["dark.png"], 500, 2000, isDark: true));
        Assert.NotEqual(new FileInfo(scratch["wide.png"]).Length, new FileInfo(scratch["dark.png"]).Length);
    }

    [ChromiumFact]
    public void Script_KnowsWhatTheSystemPrefers()
    {
        using var scratch = new ScratchFolder();
        string folder = SweepFixture.In(scratch);
        InProcess.Run("report", folder).Done();

        Assert.Contains("id=\"theme\" aria-pressed=\"true\"", Chromium.Open(Path.Combine(folder, "report.html"), isDark: true).Dom, StringComparison.Ordinal);
        Assert.Contains("id=\"theme\" aria-pressed=\"false\"", Chromium.Open(Path.Combine(folder, "report.html")).Dom, StringComparison.Ordinal);
    }

    [ChromiumFact]
    public void Errors_OfAPage_AreSeen()
    {
        using var scratch = new ScratchFolder();
        File.WriteAllText(scratch["bad.html"], "<!DOCTYPE html><title>bad</title><script>undefinedFunction();</script>");

        Assert.Contains("undefinedFunction", Assert.Single(Chromium.Open(scratch["bad.html"]).Console), StringComparison.Ordinal);
    }

    private static string TextOf(string dom, string id) =>
        WebUtility.HtmlDecode(Regex.Replace(Regex.Match(dom, $"id=\"{id}\"[^>]*>(.*?)</(dd|p|pre)>", RegexOptions.Singleline).Groups[1].Value, "<[^>]*>", ""));
}
