namespace NeuroSim.Data;

/// <summary>What decided where data sets are looked for.</summary>
public enum DataLocationOrigin
{
    /// <summary>The option <c>--data</c>.</summary>
    Option,

    /// <summary>The environment variable <c>NEUROSIM_DATA</c>.</summary>
    Environment,

    /// <summary>The user's cache folder (XDG base directory specification).</summary>
    Cache,
}

/// <summary>The folder that holds one folder per data set (<c>mnist/</c>, <c>fashion-mnist/</c>). It need not exist.</summary>
/// <param name="Folder">Absolute path.</param>
/// <param name="Origin">What decided it.</param>
public sealed record DataLocation(string Folder, DataLocationOrigin Origin)
{
    /// <summary>Name of the environment variable.</summary>
    public const string Variable = "NEUROSIM_DATA";

    /// <summary>
    /// The first of: the option; <c>NEUROSIM_DATA</c>; <c>XDG_CACHE_HOME</c>/neurosim; ~/.cache/neurosim. An empty variable counts
    /// as unset, and so does an <c>XDG_CACHE_HOME</c> that is no absolute path, as that specification asks.
    /// </summary>
    /// <param name="option">What <c>--data</c> says; null when it is not given.</param>
    /// <param name="environment">Value of an environment variable, null when unset.</param>
    /// <exception cref="InvalidInputException">The option is empty, or there is no home folder to fall back to.</exception>
    public static DataLocation Find(string? option, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (option is not null && string.IsNullOrWhiteSpace(option))
            throw new InvalidInputException("data", "--data is empty; it names the folder that holds mnist/ and others.", "--data");
        if (option is not null)
            return new DataLocation(Path.GetFullPath(option), DataLocationOrigin.Option);
        return environment(Variable) is { Length: > 0 } folder
            ? new DataLocation(Path.GetFullPath(folder), DataLocationOrigin.Environment)
            : new DataLocation(Path.Combine(CacheFolder(environment), "neurosim"), DataLocationOrigin.Cache);
    }

    /// <summary>Where the files of a data set belong.</summary>
    /// <param name="name">Such as <c>mnist</c>.</param>
    public string FolderOf(string name) => Path.Combine(Folder, name);

    /// <summary>The origin in words, to follow "from".</summary>
    internal string OriginInWords() => Origin switch
    {
        DataLocationOrigin.Option => "--data",
        DataLocationOrigin.Environment => Variable,
        _ => "the user's cache folder, because neither --data nor NEUROSIM_DATA is given",
    };

    private static string CacheFolder(Func<string, string?> environment)
    {
        if (environment("XDG_CACHE_HOME") is { } cache && Path.IsPathFullyQualified(cache))
            return cache;
        if ((environment("HOME") ?? environment("USERPROFILE")) is { Length: > 0 } home)
            return Path.Combine(home, ".cache");
        return Path.GetTempPath(); // as in a container: nothing is found there, and the built-in digits need no folder
    }
}
