using System.Collections.Immutable;

namespace NeuroSim.Data.Fetching;

/// <summary>
/// Downloads the files of a published data set. A file comes into a <c>.part</c> beside its place, across interruptions and mirrors, is
/// compared with the published hash there, and only then gets its name; a file that is right already is left alone.
/// </summary>
public static class DataFetch
{
    /// <summary>Fetches what is missing or wrong of a data set into its folder.</summary>
    /// <param name="set">Which data set.</param>
    /// <param name="location">The folder that holds a folder per data set; made when it is not there.</param>
    /// <param name="options">Mirrors, patience, and who is told.</param>
    /// <returns>The files, in the order of the data set.</returns>
    /// <exception cref="FetchException">No mirror gives one of the files; what came before is kept.</exception>
    /// <exception cref="InvalidInputException">The folder cannot be written, or the disk is full.</exception>
    /// <exception cref="OperationCanceledException">Stopped; what came before is kept.</exception>
    public static async Task<ImmutableArray<FetchedFile>> RunAsync(KnownDataSet set, DataLocation location, FetchOptions options)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(location);
        ArgumentNullException.ThrowIfNull(options);
        var folder = new DataFolder(location.FolderOf(set.Name));
        List<Uri> mirrors = [.. (options.Mirrors.IsDefaultOrEmpty ? set.Mirrors : options.Mirrors).Distinct()];
        var fetched = ImmutableArray.CreateBuilder<FetchedFile>();
        foreach (KnownDataFile file in set.Files)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            fetched.Add(await new FileFetch(file, folder, options).RunAsync(mirrors).ConfigureAwait(false));
        }

        return fetched.ToImmutable();
    }

    /// <summary>The unfinished files of a data set with their sizes in bytes: what the next fetch goes on from.</summary>
    /// <param name="set">Which data set.</param>
    /// <param name="location">The folder that holds a folder per data set.</param>
    public static ImmutableArray<(string Path, long Bytes)> Unfinished(KnownDataSet set, DataLocation location)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(location);
        string folder = location.FolderOf(set.Name);
        return
        [
            .. set.Files.Select(file => PartFile.Of(Path.Combine(folder, file.Name + ".gz")))
                .Select(path => (path, PartFile.LengthOf(path))).Where(part => part.Item2 > 0),
        ];
    }
}
