namespace NeuroSim.Data;

/// <summary>A folder with the four IDX files of a data set under their usual names, each plain or gzip.</summary>
/// <param name="Path">The folder.</param>
internal sealed record DataFolder(string Path)
{
    internal static readonly IReadOnlyList<DataFile> Files = Enum.GetValues<DataFile>();

    internal static string NameOf(DataFile file) => file switch
    {
        DataFile.TrainImages => "train-images-idx3-ubyte",
        DataFile.TrainLabels => "train-labels-idx1-ubyte",
        DataFile.TestImages => "t10k-images-idx3-ubyte",
        _ => "t10k-labels-idx1-ubyte",
    };

    internal static IdxKind KindOf(DataFile file) =>
        file is DataFile.TrainImages or DataFile.TestImages ? IdxKind.Images : IdxKind.Labels;

    /// <summary>The path of a file, null when it is there under none of its names; plain goes before gzip.</summary>
    internal string? Find(DataFile file)
    {
        string name = NameOf(file), dotted = name.Replace("-idx", ".idx", StringComparison.Ordinal);
        string[] spellings = [name, dotted, name + ".gz", dotted + ".gz"];
        return spellings.Select(spelling => System.IO.Path.Combine(Path, spelling)).FirstOrDefault(File.Exists);
    }

    /// <summary>The names of files that are not there.</summary>
    internal IReadOnlyList<string> Missing() => [.. Files.Where(file => Find(file) is null).Select(NameOf)];

    /// <summary>Whether none of the four files is there.</summary>
    internal bool IsEmpty() => Missing().Count == Files.Count;
}
