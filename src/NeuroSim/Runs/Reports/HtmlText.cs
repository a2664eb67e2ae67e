using System.Globalization;
using System.Text;
using NeuroSim.Recording.Charts;

namespace NeuroSim.Runs.Reports;

/// <summary>Writes a page. Whatever is put into a template is escaped, so that no name of an experiment becomes markup.</summary>
internal sealed class HtmlText : IFormatProvider, ICustomFormatter
{
    private readonly StringBuilder _text = new();
    private readonly List<Chart> _charts = [];

    /// <summary>Charts in the order in which they stand on the page.</summary>
    public IReadOnlyList<Chart> Charts => _charts;

    /// <summary>Adds markup with values; a <see cref="Markup"/> goes in as it is.</summary>
    public HtmlText Add(FormattableString template)
    {
        _text.AppendFormat(this, template.Format, template.GetArguments()).Append('\n');
        return this;
    }

    /// <summary>Adds a paragraph of text.</summary>
    public HtmlText Paragraph(string text) => Add($"<p>{text}</p>");

    /// <summary>Adds a table; numbers stand at the right. Nothing when it has no rows.</summary>
    /// <param name="caption">What it shows.</param>
    /// <param name="header">Names of the columns.</param>
    /// <param name="rows">Cells; the first of a row is its name.</param>
    public HtmlText Table(string caption, IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        string[][] all = [.. rows.Select(row => row.ToArray())];
        if (all.Length == 0)
            return this;
        Add($"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\"><table><caption>{caption}</caption><thead><tr>");
        foreach (string name in header)
            Add($"<th scope=\"col\">{name}</th>");
        Add($"</tr></thead><tbody>");
        foreach (string[] row in all)
        {
            Add($"<tr><th scope=\"row\">{row[0]}</th>");
            foreach (string cell in row.Skip(1))
                Add($"<td{new Markup(IsNumber(cell) ? " class=\"n\"" : "")}>{cell}</td>");
            Add($"</tr>");
        }

        return Add($"</tbody></table></div>");
    }

    /// <summary>Adds something that a reader unfolds.</summary>
    public HtmlText Folded(string summary, Action content)
    {
        Add($"<details><summary>{summary}</summary>");
        content();
        return Add($"</details>");
    }

    /// <summary>Adds a list of sentences; nothing when there are none.</summary>
    public HtmlText List(IEnumerable<string> sentences)
    {
        string[] all = [.. sentences];
        return all.Length == 0 ? this : Add($"<ul>{new Markup(string.Concat(all.Select(one => $"<li>{SvgText.Escape(one)}</li>")))}</ul>");
    }

    /// <summary>
    /// Adds a chart with links to its table and its picture. The pixels of images are in the picture and, as a table, in its file alone.
    /// </summary>
    public HtmlText Figure(Chart chart, string note = "")
    {
        _charts.Add(chart);
        bool hasTable = chart is not (ImageGridChart or ImageStripChart);
        string table = hasTable ? $"<a href=\"{DataLink(chart)}\" download=\"{chart.Name}.csv\">data (CSV)</a> " : "";
        return Add($"""
            <figure id="figure-{chart.Name}"><div class="wide" tabindex="0" role="group" aria-label="{chart.Title}">{new Markup(SvgChart.WriteForPage(chart))}</div>
            <figcaption>{note} <span class="save">{new Markup(table)}<button type="button" data-picture="chart-{chart.Name}">picture (SVG)</button></span></figcaption></figure>
            """);
    }

    private static string DataLink(Chart chart) =>
        $"data:text/csv;charset=utf-8,{Uri.EscapeDataString(ChartCsv.Write(chart)).Replace("%2C", ",", StringComparison.Ordinal)}";

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    object? IFormatProvider.GetFormat(Type? formatType) => formatType == typeof(ICustomFormatter) ? this : null;

    string ICustomFormatter.Format(string? format, object? arg, IFormatProvider? formatProvider) => arg switch
    {
        Markup markup => markup.Text,
        IFormattable number => SvgText.Escape(number.ToString(format, CultureInfo.InvariantCulture)),
        _ => EscapeLines(arg?.ToString() ?? ""),
    };

    /// <summary>Line ends are kept: experiments stand on the page as they were written.</summary>
    private static string EscapeLines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(SvgText.Escape));

    private static bool IsNumber(string cell) => cell.Length > 0 && (char.IsAsciiDigit(cell[0]) || (cell.Length > 1 && cell[0] is '-' or '+' && char.IsAsciiDigit(cell[1])));
}

/// <summary>Text that is markup already.</summary>
/// <param name="Text">The markup.</param>
internal readonly record struct Markup(string Text);
