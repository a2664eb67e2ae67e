using System.Buffers.Binary;
using System.IO.Compression;

namespace NeuroSim.Tests.Data;

/// <summary>Builds the bytes of IDX files, right and wrong ones.</summary>
internal static class IdxBytes
{
    internal static byte[] Images(int count, int rows, int columns, byte[] pixels) =>
        File(0x00000803, [(uint)count, (uint)rows, (uint)columns], pixels);

    internal static byte[] Labels(params byte[] labels) => File(0x00000801, [(uint)labels.Length], labels);

    internal static byte[] File(uint magic, uint[] dimensions, byte[] body)
    {
        byte[] bytes = new byte[4 + 4 * dimensions.Length + body.Length];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, magic);
        for (int i = 0; i < dimensions.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(4 + 4 * i), dimensions[i]);
        body.CopyTo(bytes, bytes.Length - body.Length);
        return bytes;
    }

    internal static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>Pixels 0, 1, 2 ... modulo 251.</summary>
    internal static byte[] Ramp(int count) => [.. Enumerable.Range(0, count).Select(i => (byte)(i % 251))];
}
