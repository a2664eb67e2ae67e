using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NeuroSim.Runs;

/// <summary>
/// <c>metrics.csv</c>: one row per point of progress, appended and never rewritten. The first column is the sample after which the row was
/// measured and ascends, so that a resumed run can cut the rows its checkpoint does not know and end with the bytes of an unbroken one.
/// Put nothing into it that differs between two runs of one experiment, such as times.
/// </summary>
public sealed class MetricsLog : IDisposable
{
    private readonly FileStream _file;
    private readonly int _columns;
    private long _lastSample;

    private MetricsLog(FileStream file, int columns, long lastSample) => (_file, _columns, _lastSample) = (file, columns, lastSample);

    /// <summary>Opens the file, keeps the rows up to <paramref name="sample"/> (-1: none) and writes the header when it is new.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: not writable, other columns, or a line that is no row.</exception>
    internal static MetricsLog Open(string path, ImmutableArray<string> columns, long sample) => OutputFailure.Guard(path, () =>
    {
        string header = $"sample,{string.Join(',', columns)}";
        (long bytes, long last) = sample < 0 || !File.Exists(path) ? (0, -1) : Keep(path, header, sample);
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
        if (file.Length != bytes)
            file.SetLength(bytes);
        file.Position = bytes;
        if (bytes == 0)
            file.Write(Encoding.UTF8.GetBytes(header + "\n"));
        return new MetricsLog(file, columns.Length, last);
    });

    /// <summary>Sample of the last row, 0 when there is none.</summary>
    internal long LastSample => Math.Max(0, _lastSample);

    /// <summary>Appends a row.</summary>
    /// <param name="sample">Samples learned so far; larger than in the row before.</param>
    /// <param name="values">One number per column; NaN leaves the cell empty.</param>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: the disk is full.</exception>
    public void Append(long sample, params ReadOnlySpan<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(sample, _lastSample);
        if (values.Length != _columns)
            throw new ArgumentException($"A row has {_columns} values, not {values.Length}.", nameof(values));
        var row = new StringBuilder(sample.ToString(CultureInfo.InvariantCulture));
        foreach (double value in values)
            row.Append(',').Append(double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture));
        byte[] bytes = Encoding.UTF8.GetBytes(row.Append('\n').ToString());
        OutputFailure.Guard(_file.Name, () => _file.Write(bytes));
        _lastSample = sample;
    }

    /// <summary>Puts every row on the disk; called before a checkpoint that counts on them.</summary>
    public void Flush() => OutputFailure.Guard(_file.Name, () => _file.Flush(flushToDisk: true));

    /// <inheritdoc/>
    public void Dispose() => OutputFailure.Guard(_file.Name, _file.Dispose);

    /// <summary>How many bytes of the file hold the header and the complete rows up to <paramref name="sample"/>, and the last one's sample.</summary>
    private static (long Bytes, long LastSample) Keep(string path, string header, long sample)
    {
        string text = File.ReadAllText(path, Encoding.Latin1); // one character per byte, so that positions are byte counts
        long kept = 0, last = -1;
        int line = 0;
        for (int end; (end = text.IndexOf('\n', (int)kept)) >= 0; kept = end + 1)
        {
            string row = text[(int)kept..end];
            if (++line == 1)
                CheckHeader(path, row, header);
            else if (RowSample(path, row, line) is var rowSample && rowSample > sample)
                break;
            else
                last = rowSample;
        }

        return (kept, last);
    }

    private static void CheckHeader(string path, string row, string header)
    {
        if (row != Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(header)))
            throw new InvalidInputException("output", $"The columns of \"{path}\" are {row} and this run writes {header}; it was written by another version. Choose another folder with --out.", path);
    }

    private static long RowSample(string path, string row, int line) =>
        long.TryParse(row.Split(',')[0], NumberStyles.None, CultureInfo.InvariantCulture, out long sample)
            ? sample
            : throw new InvalidInputException("output", $"Line {line} of \"{path}\" is no row of metrics; the file was altered. Choose another folder with --out.", $"{path}, line {line}");
}
