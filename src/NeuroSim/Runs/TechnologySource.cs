using NeuroSim.Costs;

namespace NeuroSim.Runs;

/// <summary>Finds a technology by the name of a built-in one (the files of <c>circuits/technology/</c>) or by the path of its file.</summary>
public static class TechnologySource
{
    /// <summary>Loads and checks a technology.</summary>
    /// <param name="nameOrPath">One of <see cref="Technology.BuiltInNames"/>, or a path (anything with a slash or an ending).</param>
    /// <exception cref="InvalidInputException">Kind <c>technology</c>: no such name or file, or not a valid technology.</exception>
    public static Technology Load(string nameOrPath)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        if (Technology.BuiltInNames.Contains(nameOrPath, StringComparer.Ordinal))
            return Technology.BuiltIn(nameOrPath);
        try
        {
            return TechnologyParser.Parse(File.ReadAllText(nameOrPath), nameOrPath);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidInputException(
                "technology", $"There is no technology \"{nameOrPath}\"; built in are {string.Join(", ", Technology.BuiltInNames)}, and a file is named by its path.",
                "hardware.technology", error);
        }
    }
}
