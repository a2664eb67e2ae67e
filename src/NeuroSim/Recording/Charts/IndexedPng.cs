using System.Buffers.Binary;

namespace NeuroSim.Recording.Charts;

/// <summary>A PNG of 256 colours or greys (RFC 2083) in stored blocks: no compressor, so the same bytes on every machine.</summary>
internal static class IndexedPng
{
    private const int MostStored = 65535;

    private const byte Grey = 0, Indexed = 3;

    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static readonly uint[] CrcTable = [.. Enumerable.Range(0, 256).Select(CrcOf)];

    /// <summary>The file.</summary>
    /// <param name="columns">Pixels across.</param>
    /// <param name="pixels">Numbers of colours, row by row.</param>
    /// <param name="palette">The colour of a number.</param>
    public static byte[] Write(int columns, ReadOnlySpan<byte> pixels, Func<int, (byte R, byte G, byte B)> palette)
    {
        byte[] colours = [.. Enumerable.Range(0, 256).Select(palette).SelectMany(colour => (byte[])[colour.R, colour.G, colour.B])];
        return Write(columns, pixels, Indexed, Chunk("PLTE"u8, colours));
    }

    /// <summary>The file of an image whose pixels are greys, 0 black.</summary>
    public static byte[] WriteGrey(int columns, ReadOnlySpan<byte> pixels) => Write(columns, pixels, Grey, []);

    private static byte[] Write(int columns, ReadOnlySpan<byte> pixels, byte colourType, byte[] palette)
    {
        int rows = pixels.Length / columns;
        byte[] header = [.. Big((uint)columns), .. Big((uint)rows), 8, colourType, 0, 0, 0];
        byte[] lines = new byte[rows * (columns + 1)];
        for (int r = 0; r < rows; r++)
            pixels.Slice(r * columns, columns).CopyTo(lines.AsSpan(r * (columns + 1) + 1));
        return [.. Signature, .. Chunk("IHDR"u8, header), .. palette, .. Chunk("IDAT"u8, Stored(lines)), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] content)
    {
        byte[] body = [.. type, .. content];
        uint crc = uint.MaxValue;
        foreach (byte b in body)
            crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        return [.. Big((uint)content.Length), .. body, .. Big(~crc)];
    }

    /// <summary>A zlib stream (RFC 1950) of stored blocks (RFC 1951, 3.2.4).</summary>
    private static byte[] Stored(byte[] content)
    {
        var stream = new List<byte> { 0x78, 0x01 };
        for (int start = 0; start < content.Length; start += MostStored)
        {
            int length = Math.Min(MostStored, content.Length - start);
            stream.Add((byte)(start + length == content.Length ? 1 : 0));
            stream.AddRange([(byte)length, (byte)(length >> 8), (byte)~length, (byte)(~length >> 8)]);
            stream.AddRange(content.AsSpan(start, length));
        }

        uint a = 1, b = 0;
        foreach (byte one in content)
            (a, b) = ((a + one) % 65521, (b + (a + one) % 65521) % 65521);
        stream.AddRange(Big((b << 16) | a));
        return [.. stream];
    }

    private static byte[] Big(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }

    private static uint CrcOf(int index)
    {
        uint crc = (uint)index;
        for (int bit = 0; bit < 8; bit++)
            crc = (crc & 1) == 1 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        return crc;
    }
}
