using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NeuroSim.Runs;

/// <summary>
/// Reads one YAML document into <see cref="SettingNode"/>s straight from the parser's events, so that duplicate keys, depth and
/// aliases are refused at the line where they stand, before anything is built from them.
/// </summary>
internal sealed class SettingTree
{
    /// <summary>Largest document, in characters.</summary>
    public const int MaxCharacters = 1 << 20;

    /// <summary>Deepest nesting of maps and lists; an experiment needs 4.</summary>
    public const int MaxDepth = 16;

    private readonly Parser _events;
    private readonly Func<Mark, SettingOrigin> _originOf;

    private SettingTree(string yaml, Func<Mark, SettingOrigin> originOf)
    {
        _events = new Parser(new StringReader(yaml));
        _originOf = originOf;
    }

    /// <summary>The document of a file.</summary>
    /// <exception cref="InvalidInputException">Not YAML, several documents, duplicate keys, aliases, too large or too deep.</exception>
    public static SettingNode Parse(string yaml, string file)
    {
        if (yaml.Length > MaxCharacters)
            throw Invalid($"The file has more than {MaxCharacters} characters, the most an experiment may have.", file);
        int lines = yaml.AsSpan().TrimEnd().Count('\n') + 1; // an end of the text is reported on the line after it
        return Parse(yaml, mark => SettingOrigin.Line(file, Math.Min(mark.Line, lines)), file);
    }

    /// <summary>A value of the command line, every part of which comes from <paramref name="argument"/>.</summary>
    /// <exception cref="InvalidInputException">As for a file.</exception>
    public static SettingNode ParseArgument(string yaml, SettingOrigin argument) => Parse(yaml, _ => argument, argument.Text);

    private static SettingNode Parse(string yaml, Func<Mark, SettingOrigin> originOf, string where)
    {
        SettingTree? tree = null;
        try
        {
            tree = new SettingTree(yaml, originOf);
            return tree.Document(where);
        }
        catch (YamlException error)
        {
            // The end is where the parser noticed, the start where the thing began that it could not finish.
            (SettingOrigin begin, SettingOrigin noticed) = (originOf(error.Start), originOf(error.End));
            string began = begin == noticed ? "" : $" It began at {begin.Text}.";
            throw Invalid($"This is not YAML: {error.Message.TrimEnd('.')}.{began}", noticed.Text, error);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            // The scanner of the package answers some malformed input with exceptions other than its own, whose words help nobody.
            throw Invalid("This is not YAML: after this place a bracket, a quote or an indent does not fit.", tree?.Here().Text ?? where, error);
        }
    }

    private SettingNode Document(string where)
    {
        _events.Consume<StreamStart>();
        if (_events.Accept<StreamEnd>(out _))
            throw Empty(where);
        _events.Consume<DocumentStart>();
        SettingNode root = Node(depth: 0);
        if (root.IsEmpty)
            throw Empty(where);
        _events.Consume<DocumentEnd>();
        if (!_events.Accept<StreamEnd>(out _))
            throw Invalid("There is a second document (\"---\") in the file; an experiment is one document.", Here().Text);
        return root;
    }

    private SettingNode Node(int depth)
    {
        if (_events.Accept<AnchorAlias>(out _))
            throw Invalid("Aliases (\"*name\") are not allowed in an experiment; write the value out.", Here().Text);
        if (_events.Accept<NodeEvent>(out NodeEvent? node) && !node.Anchor.IsEmpty)
            throw Invalid("Anchors (\"&name\") are not allowed in an experiment; write the value where it is needed.", Here().Text);
        if (depth > MaxDepth)
            throw Invalid($"Values are nested more than {MaxDepth} deep; an experiment needs 4.", Here().Text);
        return _events.Accept<Scalar>(out _) ? Value() : _events.Accept<SequenceStart>(out _) ? List(depth) : Map(depth);
    }

    private SettingNode Value()
    {
        SettingOrigin origin = Here();
        Scalar scalar = _events.Consume<Scalar>();
        bool nothing = scalar.Style == ScalarStyle.Plain && YamlText.IsNull(scalar.Value);
        return new SettingNode(origin) { Text = nothing ? null : scalar.Value };
    }

    private SettingNode List(int depth)
    {
        SettingOrigin origin = Here();
        _events.Consume<SequenceStart>();
        var items = new List<SettingNode>();
        while (!_events.TryConsume<SequenceEnd>(out _))
            items.Add(Node(depth + 1));
        return new SettingNode(origin) { Items = items };
    }

    private SettingNode Map(int depth)
    {
        SettingOrigin origin = Here();
        _events.Consume<MappingStart>();
        var entries = new OrderedDictionary<string, SettingNode>(StringComparer.Ordinal);
        while (!_events.TryConsume<MappingEnd>(out _))
        {
            (string key, SettingOrigin keyOrigin) = Key();
            if (entries.TryGetValue(key, out SettingNode? first))
                throw Invalid($"The key \"{key}\" is there twice; the first is at {first.Origin.Text}. Remove one of them.", keyOrigin.With(key));
            entries.Add(key, Node(depth + 1));
        }

        return new SettingNode(origin) { Entries = entries };
    }

    private (string Key, SettingOrigin Origin) Key()
    {
        SettingOrigin origin = Here();
        if (!_events.Accept<Scalar>(out Scalar? scalar))
            throw Invalid("A key must be a word, not a list, a map or an alias.", origin.Text);
        if (!scalar.Anchor.IsEmpty)
            throw Invalid("Anchors (\"&name\") are not allowed in an experiment; write the value where it is needed.", origin.Text);
        return (_events.Consume<Scalar>().Value, origin);
    }

    private SettingOrigin Here() => _originOf(_events.Current?.Start ?? Mark.Empty);

    private static InvalidInputException Empty(string where) =>
        Invalid("There is nothing in it; an experiment needs at least a name, as in \"name: my-experiment\".", where);

    private static InvalidInputException Invalid(string message, string where, Exception? inner = null) =>
        new("experiment", message, where, inner);
}
