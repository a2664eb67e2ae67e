namespace NeuroSim.Runs.Reports;

/// <summary>
/// One page about runs, comparisons and sweeps, from what their folders hold: verdict, quality, schedules, costs, the map of a sweep, representations,
/// provenance. The page needs no network; the table and the picture of every chart are written beside it.
/// </summary>
public static class HtmlReport
{
    /// <summary>Name of a page inside of a folder.</summary>
    public const string FileName = "report.html";

    /// <summary>Writes <c>report.html</c> into a folder of a run, a comparison or a sweep, and returns its path.</summary>
    /// <exception cref="InvalidInputException">The folder holds none of them, something cannot be read, or the page cannot be written.</exception>
    public static string WriteInto(string folder) => Write([folder], Path.Combine(RunFolder.FullPath(folder), FileName));

    /// <summary>Writes a page about everything in some folders side by side, and returns its absolute path.</summary>
    /// <param name="folders">Folders of runs, comparisons and sweeps, at least one.</param>
    /// <param name="path">Path of the page.</param>
    /// <exception cref="InvalidInputException">A folder holds none of them, something cannot be read, or the page cannot be written.</exception>
    public static string Write(IReadOnlyList<string> folders, string path)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentOutOfRangeException.ThrowIfZero(folders.Count);
        string page = RunFolder.FullPath(path);
        if (Directory.Exists(page))
            throw new InvalidInputException("output", $"\"{path}\" is a folder, and the page is a file; name one with --out, as in --out {Path.Combine(path, FileName)}.", "--out");
        ReportContent content = ReportContent.Read(folders);
        var html = new HtmlText();
        string text = ReportPage.Of(content, page, html);
        OutputFailure.Guard(page, () => Directory.CreateDirectory(Path.GetDirectoryName(page)!));
        ReportFiles.Write(page, text, html.Charts);
        return page;
    }
}
