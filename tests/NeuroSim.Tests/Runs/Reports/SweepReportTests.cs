using NeuroSim.Runs.Reports;

namespace NeuroSim.Tests.Runs.Reports;

public sealed class SweepReportTests
{
    [Fact]
    public void Sweep_NamesTheCheapestPointNearTheBest()
    {
        using var scratch = new ScratchFolder();
        ReportedSweep sweep = ReportedSweep.Read(SweepFixture.In(scratch));

        Assert.Equal(SweepFixture.Points, sweep.Table.Points.Length);
        Assert.Equal(SweepFixture.Points - 1, sweep.Table.Done.Count());
        Assert.Equal("learning diverged, \"layer 1\"", sweep.Table.Points[SweepFixture.Failed].Error);
        SweepPoint best = sweep.Best!, cheapest = sweep.Cheapest!, feasible = sweep.CheapestFeasible!;
        Assert.Equal(sweep.Table.Done.Max(point => point.Accuracy), best.Accuracy);
        Assert.All(sweep.Table.Done.Where(point => point.Accuracy >= best.Accuracy - 0.005), point => Assert.True(point.EnergyJoules!.Value.Typical >= cheapest.EnergyJoules!.Value.Typical));
        Assert.False(cheapest.IsFeasible);
        Assert.True(feasible.IsFeasible);
        Assert.Contains($"point {feasible.Number} ({feasible.Settings})", VerdictSection.SweepSentence(sweep), StringComparison.Ordinal);
        Assert.Contains("10 MΩ", feasible.Settings, StringComparison.Ordinal);
    }

    [Fact]
    public void Maps_AreOneASamplePeriodWithTheWindowOfTheProcess()
    {
        using var scratch = new ScratchFolder();
        var maps = SweepMaps.Of(ReportedSweep.Read(SweepFixture.In(scratch)), "map").ToArray();

        Assert.Equal(2, maps.Length);
        Assert.Equal([12, 11], maps.Select(map => map.Cells.Length).OrderDescending());
        Assert.All(maps, map => Assert.Equal(1e7, map.Region!.MostX));
        Assert.All(maps, map => Assert.All(map.Cells, cell => Assert.Equal(cell.X > 1e7, cell.IsMarked)));
        Assert.All(maps.SelectMany(map => map.Cells.Select(cell => (map, cell))), one => Assert.Equal(
            SweepFixture.Accuracy(one.cell.X, one.cell.Y, one.map.Title.Contains("500 ns", StringComparison.Ordinal) ? 5e-7 : 1e-6), one.cell.Value));
    }

    [Fact]
    public void Page_IsSmallAndNamesItsNumbers()
    {
        using var scratch = new ScratchFolder();
        string page = HtmlReport.WriteInto(SweepFixture.In(scratch)), html = File.ReadAllText(page);

        Assert.InRange(new FileInfo(page).Length, 20_000, 3_000_000);
        Assert.Contains("id=\"sweep-done\">23 of 24<", html, StringComparison.Ordinal);
        Assert.Contains("learning diverged, &quot;layer 1&quot;", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", html);
        Assert.True(File.Exists(scratch["sweep/report-data/map-accuracy-1.csv"]));
        Assert.True(File.Exists(scratch["sweep/report-data/map-accuracy-1.svg"]));
    }

    [Fact]
    public void Page_OfASweepWithoutAPointThatIsDone_IsWritten()
    {
        using var scratch = new ScratchFolder();
        string folder = SweepFixture.In(scratch), table = Path.Combine(folder, "points.csv");
        string[] lines = File.ReadAllLines(table);
        File.WriteAllLines(table, [lines[0], lines[1 + SweepFixture.Failed]]);

        Assert.Contains("No point of the sweep is done.", File.ReadAllText(HtmlReport.WriteInto(folder)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("accuracy", "quality", "no column accuracy")]
    [InlineData(",done,", ",done,x,", "fields")]
    [InlineData(",16,", ",many,", "no number")]
    public void Table_ThatIsBroken_IsRefused(string old, string now, string words)
    {
        using var scratch = new ScratchFolder();
        string folder = SweepFixture.In(scratch), table = Path.Combine(folder, "points.csv");
        File.WriteAllText(table, File.ReadAllText(table).Replace(old, now, StringComparison.Ordinal));

        Assert.Contains(words, Assert.Throws<InvalidInputException>(() => HtmlReport.WriteInto(folder)).Message, StringComparison.Ordinal);
    }
}
