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

    /// <summary>SHA-256 of the gzip file as published; null: not known. Packing again gives other bytes, so that it proves equality only.</summary>
    public string? PackedSha256 { get; init; }
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

    /// <summary>Where it can be fetched: a file is the mirror's address, a slash, and the file's usual name with <c>.gz</c>.</summary>
    public ImmutableArray<Uri> Mirrors { get; init; } = [];

    /// <summary>One of the four files.</summary>
    public KnownDataFile this[DataFile file] => Files.Single(known => known.File == file);

    /// <summary>
    /// MNIST (LeCun, Bottou, Bengio, Haffner 1998). The hashes are those of the four files as published, unpacked and packed; they agree
    /// with the ones several independent projects pin.
    /// </summary>
    public static KnownDataSet Mnist { get; } = new("mnist", 0.1307, 0.3081,
    [
        Images(
            DataFile.TrainImages, 60_000, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
        Labels(
            DataFile.TrainLabels, 60_000, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
        Images(
            DataFile.TestImages, 10_000, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
        Labels(
            DataFile.TestLabels, 10_000, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
            "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"),
    ])
    {
        Mirrors =
        [
            new("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            new("https://storage.googleapis.com/cvdf-datasets/mnist/"),
            new("https://azureopendatastorage.blob.core.windows.net/mnist/"),
        ],
    };

    /// <summary>
    /// Fashion-MNIST (Xiao, Rasul, Vollgraf 2017, arXiv:1708.07747). The hashes are those of the packed files, which several independent
    /// projects pin together with the MD5 sums that its authors publish; those of the unpacked ones are not known here.
    /// </summary>
    public static KnownDataSet FashionMnist { get; } = new("fashion-mnist", 0.2860, 0.3530,
    [
        Images(DataFile.TrainImages, 60_000, null, "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84"),
        Labels(DataFile.TrainLabels, 60_000, null, "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845"),
        Images(DataFile.TestImages, 10_000, null, "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073"),
        Labels(DataFile.TestLabels, 10_000, null, "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"),
    ])
    {
        Mirrors =
        [
            new("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
            new("https://storage.googleapis.com/tensorflow/tf-keras-datasets/"),
            new("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
        ],
    };

    /// <summary>All of them.</summary>
    public static ImmutableArray<KnownDataSet> All { get; } = [Mnist, FashionMnist];

    private static KnownDataFile Images(DataFile file, int count, string? sha256, string packedSha256) =>
        new(file, count, IdxHeader.SizeOf(IdxKind.Images) + (long)count * Side * Side, sha256) { PackedSha256 = packedSha256 };

    private static KnownDataFile Labels(DataFile file, int count, string? sha256, string packedSha256) =>
        new(file, count, IdxHeader.SizeOf(IdxKind.Labels) + count, sha256) { PackedSha256 = packedSha256 };
}
