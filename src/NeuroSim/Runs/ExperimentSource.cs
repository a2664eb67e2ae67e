using System.Collections.Immutable;
using System.Text;

namespace NeuroSim.Runs;

/// <summary>Finds an experiment by the path of its file or by the name of a built-in one (the files of <c>experiments/</c>).</summary>
public static class ExperimentSource
{
    private const string Prefix = "experiments/", Suffix = ".yaml";

    /// <summary>Names of the built-in experiments, in alphabetical order.</summary>
    public static ImmutableArray<string> BuiltIn { get; } =
    [
        .. typeof(ExperimentSource).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The same for a person: those of a folder together, as in <c>table3/{trl, trl-s}</c>.</summary>
    public static string Listing { get; } = string.Join(", ", BuiltIn.GroupBy(name => name.Contains('/', StringComparison.Ordinal) ? name.Split('/')[0] : "")
        .Select(folder => folder.Key.Length == 0 ? string.Join(", ", folder) : $"{folder.Key}/{{{string.Join(", ", folder.Select(name => name[(folder.Key.Length + 1)..]))}}}"));

    /// <summary>Loads and checks an experiment. An existing file goes before a built-in name.</summary>
    /// <param name="pathOrName">Path of a YAML file, or one of <see cref="BuiltIn"/>.</param>
    /// <param name="overrides">Arguments of <c>--set</c>.</param>
    /// <param name="seed">Argument of <c>--seed</c>.</param>
    /// <exception cref="InvalidInputException">No such file or name, unreadable, or not a valid experiment.</exception>
    public static Experiment Load(string pathOrName, IEnumerable<string>? overrides = null, ulong? seed = null)
    {
        (string yaml, string file) = Read(pathOrName);
        return ExperimentParser.Parse(yaml, file, overrides, seed);
    }

    /// <summary>The YAML text and what errors call its file.</summary>
    /// <exception cref="InvalidInputException">No such file or name, or unreadable.</exception>
    public static (string Yaml, string FileName) Read(string pathOrName)
    {
        ArgumentNullException.ThrowIfNull(pathOrName);
        if (File.Exists(pathOrName))
            return (ReadFile(pathOrName), pathOrName);
        if (BuiltIn.Contains(pathOrName, StringComparer.Ordinal))
            return (ReadBuiltIn(pathOrName), $"{pathOrName}{Suffix} (built in)");
        throw Missing(pathOrName);
    }

    private static string ReadFile(string path)
    {
        try
        {
            // One character more than an experiment may have, so that the parser sees it is too long, whatever the file is.
            using var reader = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            char[] text = new char[SettingTree.MaxCharacters + 1];
            return new string(text, 0, reader.ReadBlock(text));
        }
        catch (DecoderFallbackException error)
        {
            throw new InvalidInputException("experiment", "The file is not UTF-8 text, so it is no experiment.", path, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException("experiment", $"The file cannot be read: {error.Message}", path, error);
        }
    }

    private static string ReadBuiltIn(string name)
    {
        using Stream stream = typeof(ExperimentSource).Assembly.GetManifestResourceStream($"{Prefix}{name}{Suffix}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static InvalidInputException Missing(string pathOrName)
    {
        string what = Directory.Exists(pathOrName) ? "is a folder, not a YAML file" : "is neither a file nor a built-in experiment";
        string bare = Path.GetFileNameWithoutExtension(pathOrName);
        string hint = NearestName.Hint(bare, BuiltIn);
        return new InvalidInputException("experiment", $"\"{pathOrName}\" {what}.{hint} Built in: {Listing}.", pathOrName);
    }
}
