using System.Security.Cryptography;

namespace NeuroSim.Data;

/// <summary>How a file compares with the published one.</summary>
public enum DataFileState
{
    /// <summary>Not there.</summary>
    Missing,

    /// <summary>The same bytes.</summary>
    Ok,

    /// <summary>The right size; no hash is known to compare with.</summary>
    SizeOk,

    /// <summary>Other bytes, or another size.</summary>
    Mismatch,

    /// <summary>Not readable, or damaged gzip.</summary>
    Unreadable,
}

/// <summary>The comparison of one file with the published one; sizes and hashes are of the unpacked bytes.</summary>
/// <param name="Expected">What was published.</param>
/// <param name="Path">Where it was found; null: not there.</param>
/// <param name="State">The outcome.</param>
/// <param name="Sha256">Its hash; null when it was not read to its end.</param>
/// <param name="Problem">What is wrong, in words; null when nothing is.</param>
public sealed record DataFileCheck(KnownDataFile Expected, string? Path, DataFileState State, string? Sha256, string? Problem)
{
    private const int BufferBytes = 1 << 20;

    /// <summary>Whether it can be used: nothing is known to be wrong with it.</summary>
    public bool IsGood => State is DataFileState.Ok or DataFileState.SizeOk;

    internal static DataFileCheck Of(KnownDataFile expected, DataFolder folder) => folder.Find(expected.File) is { } path
        ? Of(expected, path)
        : new DataFileCheck(expected, null, DataFileState.Missing, null, $"not in {folder.Path}");

    internal static DataFileCheck Of(KnownDataFile expected, string path)
    {
        try
        {
            return Compare(expected, path);
        }
        catch (InvalidInputException error)
        {
            return new DataFileCheck(expected, path, DataFileState.Unreadable, null, error.Message);
        }
    }

    private static DataFileCheck Compare(KnownDataFile expected, string path)
    {
        (long bytes, string? sha256) = Hash(path, expected.Bytes);
        string? problem = bytes switch
        {
            _ when bytes > expected.Bytes => $"goes on after the expected {expected.Bytes} bytes",
            _ when bytes < expected.Bytes => $"ends after {bytes} of {expected.Bytes} bytes",
            _ when expected.Sha256 is not null && sha256 != expected.Sha256 =>
                $"has other bytes: SHA-256 {sha256}, expected {expected.Sha256}",
            _ => null,
        };
        DataFileState good = expected.Sha256 is null && !IsPublishedPacking(expected, path) ? DataFileState.SizeOk : DataFileState.Ok;
        return new DataFileCheck(expected, path, problem is null ? good : DataFileState.Mismatch, sha256, problem);
    }

    /// <summary>Whether the bytes on disk are those of the published gzip file.</summary>
    private static bool IsPublishedPacking(KnownDataFile expected, string path)
    {
        if (expected.PackedSha256 is null)
            return false;
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file)) == expected.PackedSha256;
    }

    /// <summary>Counts and hashes unpacked bytes; stops after <paramref name="limit"/>: a small file can unpack to a huge one.</summary>
    private static (long Bytes, string? Sha256) Hash(string path, long limit)
    {
        using IdxSource source = IdxSource.Open(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[BufferBytes];
        long bytes = 0;
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            bytes += read;
            hash.AppendData(buffer, 0, read);
            if (bytes > limit)
                return (bytes, null);
        }

        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
