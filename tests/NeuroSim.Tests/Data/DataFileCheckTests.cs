using System.Security.Cryptography;
using NeuroSim.Data;

namespace NeuroSim.Tests.Data;

public sealed class DataFileCheckTests : IDisposable
{
    private static readonly byte[] Labels = IdxBytes.Labels(1, 2, 3);
    private static readonly string LabelsSha256 = Convert.ToHexStringLower(SHA256.HashData(Labels));
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void SameBytes_AreOk(bool packed)
    {
        DataFileCheck check = Check(packed ? IdxBytes.Gzip(Labels) : Labels, LabelsSha256);
        Assert.Equal((DataFileState.Ok, LabelsSha256, null), (check.State, check.Sha256, check.Problem));
    }

    [Fact]
    public void UnknownHash_LeavesTheSize() => Assert.Equal(DataFileState.SizeOk, Check(IdxBytes.Labels(4, 5, 6), null).State);

    [Fact]
    public void OtherBytes_AreAMismatch() => AssertMismatch(Check(IdxBytes.Labels(4, 5, 6), LabelsSha256), "has other bytes");

    [Fact]
    public void OtherSizes_AreAMismatch()
    {
        AssertMismatch(Check(Labels[..^1], null), "ends after 10 of 11 bytes");
        AssertMismatch(Check([.. Labels, 0], LabelsSha256), "goes on after the expected 11 bytes");
    }

    [Fact]
    public void DamagedGzip_IsUnreadable()
    {
        byte[] packed = IdxBytes.Gzip(Labels);
        packed[^6] ^= 1;
        Assert.Equal(DataFileState.Unreadable, Check(packed, LabelsSha256).State);
    }

    [Fact]
    public void NoFile_IsMissing() => Assert.Equal(DataFileState.Missing, Check(null, LabelsSha256).State);

    private static void AssertMismatch(DataFileCheck check, string words)
    {
        Assert.Equal(DataFileState.Mismatch, check.State);
        Assert.Contains(words, check.Problem, StringComparison.Ordinal);
    }

    private DataFileCheck Check(byte[]? content, string? sha256)
    {
        if (content is not null)
            _folder.Write("tiny/train-labels-idx1-ubyte", content);
        var known = new KnownDataSet("tiny", 0.5, 0.5, [new KnownDataFile(DataFile.TrainLabels, 3, Labels.Length, sha256)]);
        return Assert.Single(DataCatalog.Verify(known, new DataLocation(_folder.Path, DataLocationOrigin.Option)));
    }
}
