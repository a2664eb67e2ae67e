using NeuroSim.Runs.Reports;

namespace NeuroSim.Tests.Runs.Reports;

public sealed class HtmlTextTests
{
    [Fact]
    public void Values_AreEscapedAndNumbersInvariant()
    {
        var html = new HtmlText();
        html.Add($"<p title=\"{"\"><script>"}\">{1234.5:F1} {new Markup("<b>")}</p>").Table("a<b", ["h&"], [["</td>"]]).List(["<li>"]);

        Assert.Contains("<p title=\"&quot;&gt;&lt;script&gt;\">1234.5 <b></p>", html.ToString(), StringComparison.Ordinal);
        Assert.Contains("<caption>a&lt;b</caption>", html.ToString(), StringComparison.Ordinal);
        Assert.Contains("<th scope=\"row\">&lt;/td&gt;</th>", html.ToString(), StringComparison.Ordinal);
        Assert.Contains("<li>&lt;li&gt;</li>", html.ToString(), StringComparison.Ordinal);
    }
}
