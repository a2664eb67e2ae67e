namespace NeuroSim.Runs;

/// <summary>One <c>--set path.to.key=value</c>: puts a value into the tree of an experiment before it is checked.</summary>
internal sealed record SettingOverride(string Path, string Value, SettingOrigin Origin)
{
    /// <summary>Two ways to say one thing: setting one of them takes the other of the file away.</summary>
    private static readonly (string, string)[] Alternatives = [("retention", "resistance"), ("resistance", "retention")];

    /// <summary>From the argument after <c>--set</c>.</summary>
    /// <exception cref="InvalidInputException">No "=", or no key before it.</exception>
    public static SettingOverride Parse(string argument)
    {
        int equals = argument.IndexOf('=', StringComparison.Ordinal);
        var origin = new SettingOrigin($"--set {argument}", FromCommandLine: true);
        string path = equals < 0 ? "" : argument[..equals].Trim();
        if (path.Length == 0 || path.Split('.').Any(part => part.Length == 0))
            throw new InvalidInputException("experiment", $"\"{argument}\" is not of the form path.to.key=value, as in --set learning.optimizer.rate=1e-5.", origin.Text);
        return new SettingOverride(path, argument[(equals + 1)..].Trim(), origin);
    }

    /// <summary><c>--seed</c> as an override.</summary>
    public static SettingOverride Seed(ulong seed) => new("seed", $"{seed}", new SettingOrigin($"--seed {seed}", FromCommandLine: true));

    /// <summary>Puts the value into <paramref name="root"/>, a map; sections that are not there yet are made.</summary>
    /// <exception cref="InvalidInputException">A part of the path is no section, or the value is not YAML.</exception>
    public void Apply(SettingNode root)
    {
        // The keys of a sweep are themselves paths with dots.
        string[] parts = Path.StartsWith("sweep.", StringComparison.Ordinal) ? ["sweep", Path["sweep.".Length..]] : Path.Split('.');
        SettingNode section = root;
        foreach (string part in parts[..^1])
            section = Enter(section, part);
        foreach ((string given, string other) in Alternatives)
            if (parts[^1] == given && section.Entries!.TryGetValue(other, out SettingNode? node) && !node.Origin.FromCommandLine)
                section.Entries.Remove(other);
        section.Entries![parts[^1]] = ValueNode();
    }

    private SettingNode Enter(SettingNode section, string part)
    {
        if (section.Entries!.TryGetValue(part, out SettingNode? child) && !child.IsEmpty && child.Text != "none")
            return child.Entries is not null ? child : throw new InvalidInputException("experiment", $"\"{part}\" has no keys of its own; set it as a whole.", Origin.Text);
        child = new SettingNode(Origin) { Entries = new OrderedDictionary<string, SettingNode>(StringComparer.Ordinal) };
        section.Entries[part] = child;
        return child;
    }

    /// <summary>Collections and quoted text are YAML; anything else is taken as it stands, so that <c>>= 0.95</c> needs no second pair of quotes.</summary>
    private SettingNode ValueNode()
    {
        if (Value.Length > 0 && Value[0] is '[' or '{' or '"' or '\'')
            return SettingTree.ParseArgument(Value, Origin);
        return new SettingNode(Origin) { Text = YamlText.IsNull(Value) ? null : Value };
    }
}
