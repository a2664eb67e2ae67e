using System.Text;
using NeuroSim.Recording.Charts;

namespace NeuroSim.Runs.Reports;

/// <summary>The files of a report: the page, and beside it a folder with the table and the picture of every chart.</summary>
internal static class ReportFiles
{
    /// <summary>The text of a file of a run.</summary>
    /// <exception cref="InvalidInputException">Kind <c>run</c>: it cannot be read.</exception>
    public static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path, Encoding.UTF8);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException("run", $"\"{path}\" cannot be read: {error.Message.TrimEnd('.')}.", path, error);
        }
    }

    /// <summary>Name of the folder with the data of a page: <c>report-data</c> for <c>report.html</c>.</summary>
    public static string DataFolder(string page) => Path.GetFileNameWithoutExtension(page) + "-data";

    /// <summary>Writes everything.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: not writable.</exception>
    public static void Write(string page, string html, IEnumerable<Chart> charts)
    {
        string folder = Path.Combine(Path.GetDirectoryName(page)!, DataFolder(page));
        OutputFailure.Guard(folder, () => Directory.CreateDirectory(folder));
        foreach (Chart chart in charts)
        {
            WholeFile.Write(Path.Combine(folder, chart.Name + ".csv"), ChartCsv.Write(chart));
            WholeFile.Write(Path.Combine(folder, chart.Name + ".svg"), SvgChart.Write(chart));
#if OXYPLOT
            WholeFile.Write(Path.Combine(folder, chart.Name + ".pdf"), stream => NeuroSim.Recording.OxyPlots.OxyChart.WritePdf(chart, stream));
#endif
        }

        WholeFile.Write(page, html);
    }
}
