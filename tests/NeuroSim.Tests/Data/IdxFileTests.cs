using NeuroSim.Data;

namespace NeuroSim.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ReadSet_GivesPixelsAndLabels(bool packed)
    {
        byte[] pixels = IdxBytes.Ramp(3 * 4 * 5);
        ImageSet set = IdxFile.ReadSet(
            Write("images", IdxBytes.Images(3, 4, 5, pixels), packed), Write("labels", IdxBytes.Labels(2, 0, 1), packed), classes: 3);

        Assert.Equal((3, 4, 5), (set.Count, set.Rows, set.Columns));
        Assert.Equal([2, 0, 1], set.Labels.ToArray());
        Assert.Equal(pixels.AsSpan(40, 20), set.Image(2));
    }

    [Fact]
    public void ReadSet_ReadsBodiesLargerThanItsBuffer()
    {
        byte[] pixels = IdxBytes.Ramp(3_000_000);
        ImageSet set = IdxFile.ReadSet(
            Write("images", IdxBytes.Images(3, 1000, 1000, pixels), packed: true),
            Write("labels", IdxBytes.Labels(0, 1, 2), packed: false));
        Assert.Equal(pixels.AsSpan(2_000_000), set.Image(2));
    }

    [Fact]
    public void Gzip_IsToldByContentNotByName()
    {
        string plain = _folder.Write("plain.gz", IdxBytes.Labels(1, 2));
        string packed = _folder.Write("packed", IdxBytes.Gzip(IdxBytes.Labels(1, 2)));
        Assert.Equal(2, IdxFile.ReadHeader(plain, IdxKind.Labels).Count);
        Assert.Equal(2, IdxFile.ReadHeader(packed, IdxKind.Labels).Count);
    }

    [Fact]
    public void MissingFile_IsNamed() =>
        AssertRefused(Path.Combine(_folder.Path, "nothing"), IdxKind.Images, "does not exist");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EmptyFile_IsRefused(bool packed) => AssertImagesRefused([], packed, "empty");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(15)]
    public void CutHeader_IsRefused(int length)
    {
        byte[] bytes = IdxBytes.Images(2, 2, 2, IdxBytes.Ramp(8))[..length];
        AssertImagesRefused(bytes, packed: false, $"ends after {length} bytes, inside its header");
        AssertImagesRefused(bytes, packed: true, $"ends after {length} bytes, inside its header");
    }

    [Theory]
    [InlineData(16)]
    [InlineData(23)]
    public void CutBody_IsRefused(int length)
    {
        byte[] bytes = IdxBytes.Images(2, 2, 2, IdxBytes.Ramp(8))[..length];
        AssertImagesRefused(bytes, packed: false, $"cut off: it ends after {length} bytes; expected exactly 24");
        AssertImagesRefused(bytes, packed: true, $"cut off: it ends after {length} bytes; expected exactly 24");
    }

    [Fact]
    public void TrailingBytes_AreRefused()
    {
        byte[] bytes = [.. IdxBytes.Images(2, 2, 2, IdxBytes.Ramp(8)), 0];
        AssertImagesRefused(bytes, packed: false, "too long: it ends after 25 bytes; expected exactly 24");
        AssertImagesRefused(bytes, packed: true, "goes on after the 24 bytes");
    }

    [Fact]
    public void LabelsWhereImagesAreExpected_AreCalledLabels() =>
        AssertImagesRefused(IdxBytes.Labels(IdxBytes.Ramp(20)), packed: false, "holds labels (magic number 0x00000801) where images");

    [Fact]
    public void ImagesWhereLabelsAreExpected_AreCalledImages() =>
        AssertRefused(
            _folder.Write("labels", IdxBytes.Images(1, 2, 2, [1, 2, 3, 4])),
            IdxKind.Labels,
            "holds images (magic number 0x00000803) where labels");

    [Fact]
    public void OtherDimensions_AreRefused() =>
        AssertImagesRefused(IdxBytes.File(0x00000802, [2, 2], [1, 2, 3, 4]), packed: false, "2 dimensions (magic number 0x00000802)");

    [Theory]
    [InlineData(0x09, "signed bytes")]
    [InlineData(0x0B, "16-bit integers")]
    [InlineData(0x0C, "32-bit integers")]
    [InlineData(0x0D, "32-bit floats")]
    [InlineData(0x0E, "64-bit floats")]
    [InlineData(0x77, "of an unknown kind")]
    public void OtherElementTypes_AreNamed(uint type, string words) =>
        AssertImagesRefused(IdxBytes.File(type << 8 | 3, [1, 1, 1], [0]), packed: false, words);

    [Fact]
    public void WebPage_IsRecognised() => AssertImagesRefused("<!DOCTYPE html><html></html>"u8.ToArray(), packed: false, "web page");

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public void OtherFormat_IsRefused(int length) => AssertImagesRefused([.. "PK"u8, .. new byte[length]], packed: false, "no IDX file");

    [Theory]
    [InlineData(0u, 28u, 28u)]
    [InlineData(1u, 0u, 28u)]
    [InlineData(1u, 28u, 0u)]
    public void ZeroDimension_IsRefused(uint count, uint rows, uint columns) =>
        AssertImagesRefused(IdxBytes.File(0x00000803, [count, rows, columns], []), packed: false, "at least 1");

    [Theory]
    [InlineData(4_000_000_000u, 28u, 28u)]
    [InlineData(uint.MaxValue, uint.MaxValue, uint.MaxValue)]
    [InlineData((1u << 30) + 1, 1u, 1u)]
    public void AbsurdSize_IsRefused(uint count, uint rows, uint columns) =>
        AssertImagesRefused(IdxBytes.File(0x00000803, [count, rows, columns], new byte[100]), packed: true, "probably damaged");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void LargePromise_AllocatesOnlyWhatIsThere(bool packed)
    {
        string path = Write("images", IdxBytes.File(0x00000803, [1 << 20, 28, 28], new byte[100]), packed);
        string labels = Write("labels", IdxBytes.Labels(0), packed: false);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidInputException>(() => IdxFile.ReadSet(path, labels));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void DamagedGzip_IsRefused()
    {
        byte[] bytes = IdxBytes.Gzip(IdxBytes.Images(10, 28, 28, IdxBytes.Ramp(7840)));
        for (int i = bytes.Length / 2; i < bytes.Length / 2 + 20; i++)
            bytes[i] ^= 0xff;
        Assert.IsType<InvalidDataException>(AssertImagesRefused(bytes, packed: false, "gzip data is damaged").InnerException);
    }

    [Fact]
    public void WrongGzipChecksum_IsRefused()
    {
        byte[] bytes = IdxBytes.Gzip(IdxBytes.Images(10, 28, 28, IdxBytes.Ramp(7840)));
        bytes[^6] ^= 1;
        AssertImagesRefused(bytes, packed: false, "gzip data is damaged");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void CutGzip_IsRefused(int length) =>
        AssertImagesRefused(IdxBytes.Gzip(IdxBytes.Images(10, 28, 28, IdxBytes.Ramp(7840)))[..length], packed: false, "");

    [Fact]
    public void CountMismatch_NamesBothCounts()
    {
        string images = _folder.Write("images", IdxBytes.Images(2, 1, 1, [1, 2]));
        string labels = _folder.Write("labels", IdxBytes.Labels(0, 1, 2));
        var error = Assert.Throws<InvalidInputException>(() => IdxFile.ReadSet(images, labels));
        Assert.Contains("3 labels for the 2 images", error.Message, StringComparison.Ordinal);
        Assert.Equal(labels, error.Where);
    }

    [Fact]
    public void LabelOutOfRange_IsNamedWithItsIndex()
    {
        string images = _folder.Write("images", IdxBytes.Images(3, 1, 1, [1, 2, 3]));
        string labels = _folder.Write("labels", IdxBytes.Labels(9, 10, 11));
        var error = Assert.Throws<InvalidInputException>(() => IdxFile.ReadSet(images, labels, classes: 10));
        Assert.Contains("Label 1 (counted from 0) is 10; labels are 0 .. 9", error.Message, StringComparison.Ordinal);
    }

    private string Write(string name, byte[] bytes, bool packed) => _folder.Write(name, packed ? IdxBytes.Gzip(bytes) : bytes);

    private InvalidInputException AssertImagesRefused(byte[] bytes, bool packed, string words)
    {
        string images = Write("images", bytes, packed), labels = _folder.Write("labels", IdxBytes.Labels(0, 1));
        var error = Assert.Throws<InvalidInputException>(() => IdxFile.ReadSet(images, labels));
        AssertSays(error, images, words);
        return error;
    }

    private static void AssertRefused(string path, IdxKind kind, string words) =>
        AssertSays(Assert.Throws<InvalidInputException>(() => IdxFile.ReadHeader(path, kind)), path, words);

    private static void AssertSays(InvalidInputException error, string path, string words)
    {
        Assert.Equal(("data", path), (error.Kind, error.Where));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }
}
