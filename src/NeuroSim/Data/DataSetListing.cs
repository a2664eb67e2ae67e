using System.Collections.Immutable;

namespace NeuroSim.Data;

/// <summary>One file of a data set, as far as a look at its header tells.</summary>
/// <param name="File">Which of the four.</param>
/// <param name="Path">Where it was found; null: not there.</param>
/// <param name="BytesOnDisk">Its size, packed or not; 0 when it is not there.</param>
/// <param name="Count">Images or labels its header says; null when it is not there or not readable.</param>
/// <param name="Problem">What is wrong with it; null when nothing is known to be.</param>
public sealed record DataFileListing(DataFile File, string? Path, long BytesOnDisk, int? Count, string? Problem)
{
    internal static DataFileListing Of(DataFile file, DataFolder folder)
    {
        if (folder.Find(file) is not { } path)
            return new DataFileListing(file, null, 0, null, null);
        long bytes = new FileInfo(path).Length;
        try
        {
            return new DataFileListing(file, path, bytes, IdxFile.ReadHeader(path, DataFolder.KindOf(file)).Count, null);
        }
        catch (InvalidInputException error)
        {
            return new DataFileListing(file, path, bytes, null, error.Message);
        }
    }
}

/// <summary>What is there of a data set.</summary>
/// <param name="Name">Name as in <c>data.source</c>.</param>
/// <param name="Folder">Where it was looked for; null: built in.</param>
/// <param name="Files">Its four files; none for the built-in set.</param>
public sealed record DataSetListing(string Name, string? Folder, ImmutableArray<DataFileListing> Files)
{
    internal static DataSetListing BuiltIn { get; } = new(DataCatalog.Digits, null, []);

    /// <summary>Whether it can be used: built in, or all files there with readable headers.</summary>
    public bool Found => Files.All(file => file.Count is not null);

    /// <summary>Images to train on; null when not known, and for the built-in set, which has as many as are asked for.</summary>
    public int? TrainCount => CountOf(DataFile.TrainImages);

    /// <summary>Images to test on; null as for <see cref="TrainCount"/>.</summary>
    public int? TestCount => CountOf(DataFile.TestImages);

    /// <summary>Bytes on disk of all its files.</summary>
    public long BytesOnDisk => Files.Sum(file => file.BytesOnDisk);

    internal static DataSetListing Of(KnownDataSet known, DataLocation location)
    {
        var folder = new DataFolder(location.FolderOf(known.Name));
        return new DataSetListing(known.Name, folder.Path, [.. known.Files.Select(file => DataFileListing.Of(file.File, folder))]);
    }

    private int? CountOf(DataFile which) => Files.FirstOrDefault(file => file.File == which)?.Count;
}
