namespace NeuroSim.Runs.Reports;

/// <summary>A sweep as its folder has it, with the points that matter.</summary>
/// <param name="Folder">Its folder, absolute.</param>
/// <param name="Experiment">The experiment with its sweep.</param>
/// <param name="Yaml">The same as text.</param>
/// <param name="Table">The points.</param>
internal sealed record ReportedSweep(string Folder, Experiment Experiment, string Yaml, SweepTable Table)
{
    /// <summary>The most accurate point; null when none is done.</summary>
    public SweepPoint? Best => ParetoFront.Best(Table.Points);

    /// <summary>The cheapest point near the best, whether it can be made or not.</summary>
    public SweepPoint? Cheapest => Best is { } best ? ParetoFront.Cheapest(Table.Points, best.Accuracy!.Value) : null;

    /// <summary>The cheapest of the points that can be made and are near the best of them.</summary>
    public SweepPoint? CheapestFeasible
    {
        get
        {
            SweepPoint[] feasible = [.. Table.Points.Where(point => point.IsFeasible)];
            return ParetoFront.Best(feasible) is { } best ? ParetoFront.Cheapest(feasible, best.Accuracy!.Value) : null;
        }
    }

    /// <summary>Whether a folder holds a sweep.</summary>
    public static bool IsAt(string folder) => File.Exists(Path.Combine(folder, SweepTable.FileName));

    /// <summary>Reads a folder.</summary>
    /// <exception cref="InvalidInputException">Something in it cannot be read.</exception>
    public static ReportedSweep Read(string folder)
    {
        string file = Path.Combine(folder, RunIdentity.FileName);
        (string yaml, _) = ExperimentSource.Read(file);
        return new ReportedSweep(folder, ExperimentParser.Parse(yaml, file), yaml, SweepTable.Read(folder));
    }

    /// <summary>Where a point's run is.</summary>
    public string FolderOf(SweepPoint point) => Path.Combine(Folder, "points", point.Number.ToString("D4", System.Globalization.CultureInfo.InvariantCulture));
}
