using System.Security.Cryptography;
using NeuroSim.Data;

namespace NeuroSim.Tests.Data.Fetching;

/// <summary>A data set of a few images, with its packed files as a mirror has them.</summary>
internal static class TinySet
{
    public const string TrainImages = "train-images-idx3-ubyte.gz";

    private static readonly byte[][] Plain =
    [
        IdxBytes.Images(40, 28, 28, Noise(40 * 784, 1)), IdxBytes.Labels([.. Enumerable.Range(0, 40).Select(i => (byte)(i % 10))]),
        IdxBytes.Images(10, 28, 28, Noise(10 * 784, 2)), IdxBytes.Labels([.. Enumerable.Range(0, 10).Select(i => (byte)i)]),
    ];

    /// <summary>Known by the hashes of its unpacked files.</summary>
    public static KnownDataSet Known { get; } = Of((file, plain) => new KnownDataFile(file, 1, plain.Length, Hash(plain)));

    /// <summary>Known by the hashes of its packed files alone.</summary>
    public static KnownDataSet KnownPacked { get; } =
        Of((file, plain) => new KnownDataFile(file, 1, plain.Length, null) { PackedSha256 = Hash(IdxBytes.Gzip(plain)) });

    /// <summary>The packed files by name.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files { get; } = Known.Files.Zip(Plain).ToDictionary(pair => pair.First.Name + ".gz", pair => IdxBytes.Gzip(pair.Second));

    /// <summary>The largest one, for the tests that break it off.</summary>
    public static byte[] Largest => Files[TrainImages];

    private static KnownDataSet Of(Func<DataFile, byte[], KnownDataFile> known) =>
        new("tiny", 0.5, 0.5, [.. Enum.GetValues<DataFile>().Zip(Plain, known)]);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Bytes that gzip cannot make smaller.</summary>
    private static byte[] Noise(int count, int seed)
    {
        byte[] bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
