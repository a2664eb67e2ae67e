using System.Globalization;

namespace NeuroSim.Runs;

/// <summary>Reads <c>expect:</c>, a map from numbers of the result to what they should be; a list speaks about the entries of a list.</summary>
internal static class ExpectSection
{
    private const string Orderings = "orderings";

    /// <summary>The expectations in file order.</summary>
    /// <param name="section">The section, whose keys are checked.</param>
    /// <param name="entries">Its entries.</param>
    public static ExpectationSet Read(Section section, IEnumerable<KeyValuePair<string, SettingNode>> entries) =>
        new([.. entries.Where(entry => entry.Key != Orderings).SelectMany(entry => Entry(section, entry.Key, entry.Value))])
        {
            Orderings = [.. entries.Where(entry => entry.Key == Orderings).SelectMany(entry => Chains(section, entry.Value))],
        };

    /// <summary>Expectations by number of passes, in file order.</summary>
    public static BriefExpectationSet ReadAfter(IEnumerable<KeyValuePair<string, SettingNode>> entries) => new([.. entries.Select(entry =>
    {
        string where = entry.Value.Origin.With($"expectAfter.{entry.Key}");
        if (!int.TryParse(entry.Key, NumberStyles.None, CultureInfo.InvariantCulture, out int epochs) || epochs > 10000)
            throw new InvalidInputException("experiment", $"expectAfter has the key \"{entry.Key}\"; its keys are numbers of passes 0 .. 10000, as in {{ 3: {{ accuracy: \">= 0.95\" }} }}.", where);
        return new BriefExpectation(epochs, Read(Section.Root(entry.Value, where, "expect"), entry.Value.Entries ?? []));
    })]);

    private static IEnumerable<Ordering> Chains(Section section, SettingNode node)
    {
        if (node.Items is not { Count: >= 1 } items || items.Any(item => item.Entries is not { Count: 1 }))
            throw section.Invalid(Orderings, $"orderings is {node.Description}; it must be a list of figures with a chain of points each, as in [end.same.error: leaky 5 < leaky 1].");
        return items.Select(item => item.Entries!.First()).Select(chain => Ordering.Parse(chain.Key, chain.Value.Text ?? "", section.WhereOf(Orderings)));
    }

    private static IEnumerable<Expectation> Entry(Section section, string key, SettingNode node)
    {
        string where = section.WhereOf(key);
        bool isList = key == "accuracyPerLayer";
        if (isList != node.Items is not null)
            throw section.Invalid(key, isList ? $"{key} is {node.Description}; it must be a list, as in [\">= 0.9\", \">= 0.8\"]." : $"{key} is {node.Description}; it must be one text, as in \">= 0.95\".");
        if (!isList)
            return [Expectation.Parse(key, section.Text(key)!, where)];
        return node.Items!.Select((item, index) => Expectation.Parse($"{key}[{index}]", item.Text ?? "", where));
    }
}
