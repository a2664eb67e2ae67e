using System.Collections.Immutable;
using System.Reflection;

namespace NeuroSim.Costs;

/// <summary>Prices of a process, each with its source. Immutable; made by <see cref="TechnologyParser"/>.</summary>
public sealed record Technology
{
    private const string ResourceFolder = "technology/", ResourceEnding = ".yaml";

    /// <summary>The file's name without ending.</summary>
    public required string Name { get; init; }

    /// <summary>One line about the process and the cells it assumes.</summary>
    public required string Description { get; init; }

    /// <summary>What the prices assume about the chip.</summary>
    public required DesignChoices Design { get; init; }

    /// <summary>What the process can make.</summary>
    public required ProcessWindow Window { get; init; }

    /// <summary>Prices by part; a part may be missing.</summary>
    public required ImmutableSortedDictionary<Part, Component> Components { get; init; }

    /// <summary>Published chips' energy per synaptic operation in joules: lines to compare with, never an input.</summary>
    public ImmutableSortedDictionary<string, Figure> References { get; init; } = ImmutableSortedDictionary<string, Figure>.Empty;

    /// <summary>The names of the technologies that come with the program, in alphabetical order.</summary>
    public static ImmutableArray<string> BuiltInNames { get; } = [.. typeof(Technology).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(ResourceFolder, StringComparison.Ordinal) && name.EndsWith(ResourceEnding, StringComparison.Ordinal))
        .Select(name => name[ResourceFolder.Length..^ResourceEnding.Length])
        .Order(StringComparer.Ordinal)];

    /// <summary>A technology that comes with the program (a file of <c>circuits/technology</c>).</summary>
    /// <exception cref="InvalidInputException">There is none of that name; the message lists what there is.</exception>
    public static Technology BuiltIn(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!BuiltInNames.Contains(name))
        {
            throw new InvalidInputException("technology",
                $"There is no technology '{name}'{Meant(name, BuiltInNames)} Known are: {string.Join(", ", BuiltInNames)}.");
        }

        using var stream = Assembly.GetAssembly(typeof(Technology))!.GetManifestResourceStream(ResourceFolder + name + ResourceEnding)!;
        using var reader = new StreamReader(stream);
        return TechnologyParser.Parse(reader.ReadToEnd(), name + ResourceEnding);
    }

    /// <summary>The prices of <paramref name="part"/>; all null when the file does not have it.</summary>
    public Component this[Part part] => Components.GetValueOrDefault(part) ?? Unpriced;

    private static Component Unpriced { get; } = new();

    /// <summary>What was probably meant, as the end of a sentence.</summary>
    internal static string Meant(string written, IEnumerable<string> known) => NearestName.Of(written, known) is { } near ? $"; did you mean '{near}'?" : ".";
}
