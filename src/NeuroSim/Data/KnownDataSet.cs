using System.Collections.Immutable;

namespace NeuroSim.Data;

/// <summary>One file of a published data set.</summary>
/// <param name="File">Which of the four.</param>
/// <param name="Count">Images or labels in it.</param>
/// <param name="Bytes">Size when unpacked.</param>
/// <param name="Sha256">SHA-256 when unpacked, lower-case hexadecimal; null: not known, the size alone is checked.</param>
public sealed record KnownDataFile(DataFile File, int Count, long Bytes, string? Sha256)
{
    /// <summary>Usual name, without <c>.gz</c>.</summary>
    public string Name => DataFolder.NameOf(File);
}

/// <summary>A published data set: 28 x 28 images of ten classes, 60,000 to train on and 10,000 to test on.</summary>
/// <param name="Name">Name as in <c>data.source</c>, and of its folder.</param>
/// <param name="Mean">Mean of pixel / 255 over the training images.</param>
/// <param name="StandardDeviation">Standard deviation of the same.</param>
/// <param name="Files">The four files.</param>
public sealed record KnownDataSet(string Name, double Mean, double StandardDeviation, ImmutableArray<KnownDataFile> Files)
{
    /// <summary>Rows, and columns, of an image.</summary>
    public const int Side = 28;

    /// <summary>Number of classes.</summary>
    public const int Classes = 10;

    /// <summary>One of the four files.</summary>
    public KnownDataFile this[DataFile file] => Files.Single(known => known.File == file);

    /// <summary>
    /// MNIST (LeCun, Bottou, Bengio, Haffner 1998). The hashes are those of the four files as published, unpacked; they agree with
    /// the ones several independent projects pin.
    /// </summary>
    public static KnownDataSet Mnist { get; } = new("mnist", 0.1307, 0.3081, FourFiles(
        "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

    /// <summary>Fashion-MNIST (Xiao, Rasul, Vollgraf 2017, arXiv:1708.07747); no hashes are known here.</summary>
    public static KnownDataSet FashionMnist { get; } = new("fashion-mnist", 0.2860, 0.3530, FourFiles(null, null, null, null));

    /// <summary>All of them.</summary>
    public static ImmutableArray<KnownDataSet> All { get; } = [Mnist, FashionMnist];

    private static ImmutableArray<KnownDataFile> FourFiles(
        string? trainImages, string? trainLabels, string? testImages, string? testLabels) =>
    [
        Images(DataFile.TrainImages, 60_000, trainImages), Labels(DataFile.TrainLabels, 60_000, trainLabels),
        Images(DataFile.TestImages, 10_000, testImages), Labels(DataFile.TestLabels, 10_000, testLabels),
    ];

    private static KnownDataFile Images(DataFile file, int count, string? sha256) =>
        new(file, count, IdxHeader.SizeOf(IdxKind.Images) + (long)count * Side * Side, sha256);

    private static KnownDataFile Labels(DataFile file, int count, string? sha256) =>
        new(file, count, IdxHeader.SizeOf(IdxKind.Labels) + count, sha256);
}
