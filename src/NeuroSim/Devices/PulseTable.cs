using System.Collections.Immutable;
using System.Globalization;

namespace NeuroSim.Devices;

/// <summary>
/// Reads a table of measured pulses: comma-separated, a header with the columns <c>pulse</c> (whole number) and <c>conductance</c> (siemens), and if
/// wanted <c>direction</c> (up or down, or a number whose sign says it) and <c>cycle</c> (whole number). Further columns and lines that start with # are passed over.
/// </summary>
public static class PulseTable
{
    private const int FewestRows = 8, FewestOfADirection = 3, MostPulses = 50_000;
    private const double LeastSiemens = 1e-9;

    /// <summary>The runs of a table, in its order. Without a direction, each cycle first goes up and then down, and turns where that explains it best.</summary>
    /// <param name="csv">The text.</param>
    /// <param name="file">Name for error messages.</param>
    /// <exception cref="InvalidInputException">Kind <c>data</c>: no such table.</exception>
    public static ImmutableArray<PulseRun> Parse(string csv, string file)
    {
        ArgumentNullException.ThrowIfNull(csv);
        PulseColumns? columns = null;
        var rows = new List<PulseRow>();
        int number = 0;
        foreach (string line in csv.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            string text = line.Trim().TrimStart('\ufeff');
            if (text.Length == 0 || text[0] == '#')
                continue;
            string place = string.Create(CultureInfo.InvariantCulture, $"{file}, line {number}");
            if (columns is null)
                columns = PulseColumns.Of(text, place);
            else
                Append(rows, columns.Read(text, place), place);
        }

        if (columns is null)
            throw Invalid("The file is empty; its first line must name the columns, as in pulse,conductance,direction.", file);
        if (rows.Count < FewestRows)
            throw Invalid($"The table has {rows.Count} {(rows.Count == 1 ? "pulse" : "pulses")}; a fit needs at least {FewestRows}.", file);
        CheckRange(rows, file);
        return Runs(rows, file);
    }

    internal static InvalidInputException Invalid(string message, string place) => new("data", message, place);

    private static void Append(List<PulseRow> rows, PulseRow row, string place)
    {
        if (rows.Count > 0 && rows[^1].ContinuesIn(row) && row.Pulse <= rows[^1].Pulse)
            throw Invalid($"Pulse {row.Pulse} comes after pulse {rows[^1].Pulse}; within one direction and cycle the numbers must rise.", place);
        rows.Add(row);
    }

    private static void CheckRange(List<PulseRow> rows, string file)
    {
        double largest = rows.Max(row => row.Siemens);
        if (largest < LeastSiemens)
            throw Invalid(string.Create(CultureInfo.InvariantCulture, $"The largest conductance is {largest:G3} S; it must be at least 1e-9 S. Is the column in siemens?"), file);
        if (rows.All(row => row.Siemens.Equals(largest)))
            throw Invalid("Every conductance is the same: these pulses did nothing that could be fitted.", file);
    }

    private static ImmutableArray<PulseRun> Runs(List<PulseRow> rows, string file)
    {
        var runs = ImmutableArray.CreateBuilder<PulseRun>();
        for (int first = 0, next; first < rows.Count; first = next)
        {
            next = first + 1;
            while (next < rows.Count && rows[next - 1].ContinuesIn(rows[next]))
                next++;
            PulseRow[] run = [.. rows[first..next]];
            int turn = run[0].IsUp is null ? TurningPoint.Of([.. run.Select(row => row.Siemens)]) : run.Length;
            bool firstIsUp = run[0].IsUp ?? true;
            runs.Add(Run(run[..turn], firstIsUp));
            if (turn < run.Length)
                runs.Add(Run(run[(turn - 1)..], !firstIsUp));
        }

        if (runs.Sum(run => (long)run.Pulses[^1] - run.Pulses[0]) > MostPulses)
            throw Invalid($"The table spans more than {MostPulses} pulses; take a part of it.", file);
        foreach (bool up in (bool[])[true, false])
        {
            int steps = runs.Where(run => run.IsUp == up).Sum(run => run.Pulses.Length - 1);
            if (steps < FewestOfADirection)
                throw Invalid($"The table shows the effect of {steps} {(up ? "up" : "down")} pulses; a fit needs at least {FewestOfADirection} of each direction. Rows of the other direction need a direction column (up or down), or must follow the first.", file);
        }

        return runs.ToImmutable();
    }

    private static PulseRun Run(PulseRow[] rows, bool isUp) => new(isUp, [.. rows.Select(row => row.Pulse)], [.. rows.Select(row => row.Siemens)]);
}
