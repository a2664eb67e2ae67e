using System.Collections.Immutable;
using System.Text;

namespace NeuroSim.Runs.Reports;

/// <summary>A CSV file (RFC 4180, any line ends) with a header.</summary>
/// <param name="Columns">Names of the columns.</param>
/// <param name="Rows">Fields of every row, as many as columns.</param>
internal sealed record CsvTable(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    /// <summary>Reads a table; <paramref name="file"/> is what errors call it.</summary>
    /// <exception cref="InvalidInputException">Kind <c>run</c>: no header, an open quote, or a row of another length.</exception>
    public static CsvTable Parse(string text, string file)
    {
        ImmutableArray<ImmutableArray<string>> lines = [.. Lines(text, file)];
        if (lines.IsEmpty)
            throw new InvalidInputException("run", $"\"{file}\" is empty; a table begins with the names of its columns.", file);
        for (int i = 1; i < lines.Length; i++)
        {
            if (lines[i].Length != lines[0].Length)
                throw new InvalidInputException("run", $"Row {i} of \"{file}\" has {lines[i].Length} fields where the header names {lines[0].Length}; the file was cut short or altered.", $"{file}, row {i}");
        }

        return new CsvTable(lines[0], lines[1..]);
    }

    /// <summary>Number of a column, -1 when it is not there.</summary>
    public int IndexOf(string column) => Columns.IndexOf(column, StringComparer.Ordinal);

    private static IEnumerable<ImmutableArray<string>> Lines(string text, string file)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quoted ? c != '"' : c is not ('"' or ',' or '\n' or '\r'))
                field.Append(c);
            else if (quoted && i + 1 < text.Length && text[i + 1] == '"')
                field.Append(text[i++]);
            else if (c == '"')
                quoted = !quoted;
            else if (c != '\r')
                Take();
            if (!quoted && c == '\n')
            {
                yield return [.. fields];
                fields.Clear();
            }
        }

        if (quoted)
            throw new InvalidInputException("run", $"\"{file}\" ends inside of a quoted field; it was cut short.", file);
        if (field.Length > 0 || fields.Count > 0)
        {
            Take();
            yield return [.. fields];
        }

        void Take()
        {
            fields.Add(field.ToString());
            field.Clear();
        }
    }
}
