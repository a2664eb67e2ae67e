using NeuroSim.Recording.Charts;

namespace NeuroSim.Runs.Reports;

/// <summary>The page around the sections: head, navigation, style, the little script.</summary>
internal static class ReportPage
{
    /// <summary>The whole page; <paramref name="html"/> then knows its charts.</summary>
    public static string Of(ReportContent content, string page, HtmlText html)
    {
        bool hasRuns = !content.Runs.IsEmpty;
        (string Id, string Title, Action Write)[] sections = content.IsSequential ?
        [
            ("s-verdict", "Verdict", () => SequenceSection.WriteVerdict(html, content)),
            ("s-figures", "Figures", () => SequenceSection.WriteFigures(html, content)),
            ("s-provenance", "Provenance", () => ProvenanceSection.Write(html, content, page)),
        ] :
        [
            ("s-verdict", "Verdict", () => VerdictSection.Write(html, content)),
            .. content.Sweeps.Select((sweep, i) => (Id: i == 0 ? "s-map" : $"s-map-{i + 1}", Title: content.Sweeps.Length == 1 ? "RC map" : $"RC map: {sweep.Experiment.Name}", Write: (Action)(() => MapSection.Write(html, sweep, i == 0 ? "map" : $"map{i + 1}")))),
            .. hasRuns ? RunSections(html, content) : [],
            ("s-provenance", "Provenance", () => ProvenanceSection.Write(html, content, page)),
        ];
        html.Add($"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{content.Title}</title>
            <link rel="icon" href="data:,"><style>{new Markup(Style())}</style></head><body>
            <a class="skip" href="#main">Skip to the results</a>
            <header><div><p class="brand">NeuroSim</p><h1>{content.Title}</h1></div><button type="button" id="theme" aria-pressed="false">dark</button></header>
            <nav aria-label="Sections"><ul>{new Markup(string.Concat(sections.Select(one => $"<li><a href=\"#{one.Id}\">{SvgText.Escape(one.Title)}</a></li>")))}</ul></nav>
            <main id="main">
            """);
        foreach ((string id, string title, Action write) in sections)
        {
            html.Add($"<section id=\"{id}\" aria-labelledby=\"{id}-title\"><h2 id=\"{id}-title\">{title}</h2>");
            write();
            html.Add($"</section>");
        }

        html.Add($"</main><footer><p>Written by NeuroSim; everything on this page is in this file.</p></footer><script>{new Markup(Resource("report.js").Replace("STANDALONE", ChartStyle.Standalone.Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal))}</script></body></html>");
        return html.ToString();
    }

    private static (string Id, string Title, Action Write)[] RunSections(HtmlText html, ReportContent content) =>
    [
        ("s-quality", "Quality", () => QualitySection.Write(html, content)),
        ("s-schedules", "Schedules", () => ScheduleSection.Write(html, content)),
        .. RulesSection.Has(content) ? [("s-rules", "Rules", () => RulesSection.Write(html, content))] : Array.Empty<(string, string, Action)>(),
        ("s-costs", "Costs", () => CostSection.Write(html, content)),
        ("s-representations", "Representations", () => RepresentationSection.Write(html, content)),
    ];

    private static string Style() => Resource("report.css")
        .Replace("LIGHT", ChartStyle.LightColours, StringComparison.Ordinal)
        .Replace("DARK", ChartStyle.DarkColours, StringComparison.Ordinal) + ChartStyle.Rules;

    private static string Resource(string name)
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream($"report/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
