using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Costs;

namespace NeuroSim.Runs.Reports;

/// <summary><c>points.csv</c> of a sweep: what was varied and what every point gave.</summary>
/// <param name="Swept">The settings, in the order of the file.</param>
/// <param name="Points">The points, in the order of the file.</param>
internal sealed record SweepTable(ImmutableArray<SweptQuantity> Swept, ImmutableArray<SweepPoint> Points)
{
    public const string FileName = "points.csv";

    private const string Energy = "energyPerNeuronPerSampleJoules";

    private static readonly string[] Needed =
        ["point", "status", "accuracy", $"{Energy}Low", Energy, $"{Energy}High", "areaPerNeuronSquareMeters", "footprintBitsPerNeuron", "periodSeconds", "feasible", "error"];

    /// <summary>Points that are done.</summary>
    public IEnumerable<SweepPoint> Done => Points.Where(point => point.Accuracy is not null);

    /// <summary>The values of some settings at a point.</summary>
    public string NameOf(SweepPoint point, ImmutableArray<string> paths) =>
        string.Join(' ', Swept.Where(quantity => paths.Contains(quantity.Path)).Select(quantity => quantity.At(point.Index)));

    /// <summary>Reads the table of a sweep's folder.</summary>
    /// <exception cref="InvalidInputException">Kind <c>run</c>: not such a table.</exception>
    public static SweepTable Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        CsvTable table = CsvTable.Parse(ReportFiles.ReadText(path), path);
        if (Needed.FirstOrDefault(column => table.IndexOf(column) < 0) is { } missing)
            throw new InvalidInputException("run", $"\"{path}\" has no column {missing}, so it is no table of a sweep.", path);
        int first = table.IndexOf("status") + 1, end = table.IndexOf("accuracy");
        ImmutableArray<SweptQuantity> swept = [.. Enumerable.Range(first, Math.Max(0, end - first)).Select(
            column => SweptQuantity.Of(table.Columns[column], [.. table.Rows.Select(row => row[column])]))];
        return new SweepTable(swept, [.. table.Rows.Select((_, row) => Point(table, swept, row, path))]);
    }

    private static SweepPoint Point(CsvTable table, ImmutableArray<SweptQuantity> swept, int row, string path)
    {
        string Text(string column) => table.Rows[row][table.IndexOf(column)];
        double? Number(string column) => Text(column).Length == 0 ? null : Parse(Text(column), column, row, path);

        string settings = string.Join(", ", swept.Select(quantity => $"{quantity.Name} {quantity.At(row)}"));
        return new SweepPoint(row, (int)(Number("point") ?? row), settings, Text("status"), Text("error"))
        {
            Accuracy = Number("accuracy"),
            EnergyJoules = Number(Energy) is { } typical ? new PriceRange(Number($"{Energy}Low") ?? typical, typical, Number($"{Energy}High") ?? typical) : null,
            AreaSquareMeters = Number("areaPerNeuronSquareMeters"),
            PeriodSeconds = Number("periodSeconds"),
            FootprintBits = Number("footprintBitsPerNeuron"),
            IsFeasible = Text("feasible") == "true",
        };
    }

    private static double Parse(string text, string column, int row, string path) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw new InvalidInputException("run", $"\"{text}\" in row {row + 1} of \"{path}\", column {column}, is no number.", $"{path}, row {row + 1}");
}
