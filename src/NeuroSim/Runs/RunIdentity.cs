namespace NeuroSim.Runs;

/// <summary>Whether a run folder belongs to an experiment.</summary>
internal static class RunIdentity
{
    /// <summary>Name of the experiment as run.</summary>
    public const string FileName = "experiment.yaml";

    private static readonly string[] Products = ["result.json", "metrics.csv", "checkpoint.bin", "checkpoint.previous.bin"];

    /// <summary>Refuses a folder that holds a run of another experiment, or results that belong to none.</summary>
    /// <param name="folder">An existing folder.</param>
    /// <param name="yaml">The experiment as run.</param>
    /// <exception cref="InvalidInputException">Kind <c>output</c>; the message names the first key that differs.</exception>
    public static void Check(string folder, string yaml)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            if (Products.FirstOrDefault(name => File.Exists(Path.Combine(folder, name))) is { } product)
                throw new InvalidInputException("output", $"\"{folder}\" holds a {product} and no {FileName}, so it is unknown to which run it belongs; choose another folder with --out.", folder);
            return;
        }

        string there = Stored(path);
        if (there != yaml)
            throw new InvalidInputException("output", $"\"{folder}\" holds another experiment: {FirstDifference(there, yaml)}. Choose another folder with --out.", folder);
    }

    private static string Stored(string path)
    {
        try
        {
            (string yaml, string file) = ExperimentSource.Read(path);
            return ExperimentWriter.Write(ExperimentParser.Parse(yaml, file));
        }
        catch (InvalidInputException error)
        {
            throw new InvalidInputException("output", $"The {FileName} of the folder cannot be read ({error.Message}), so it is unknown which run is there; choose another folder with --out.", error.Where ?? path, error);
        }
    }

    private static string FirstDifference(string there, string here)
    {
        Dictionary<string, string> stored = Leaves(there), wanted = Leaves(here);
        string key = wanted.Keys.Concat(stored.Keys).First(key => stored.GetValueOrDefault(key) != wanted.GetValueOrDefault(key));
        return $"{key} is {stored.GetValueOrDefault(key, "not set")} there and {wanted.GetValueOrDefault(key, "not set")} in this run";
    }

    private static Dictionary<string, string> Leaves(string yaml) => SettingTree.Parse(yaml, FileName).Leaves().ToDictionary(StringComparer.Ordinal);
}
