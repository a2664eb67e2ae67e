using System.Buffers.Binary;

namespace NeuroSim.Data;

/// <summary>
/// The checked header of an IDX file: two zero bytes, the element type, the number of dimensions, and every dimension as a
/// 32-bit big-endian number (LeCun, Cortes, Burges, "The MNIST database of handwritten digits", section "File formats").
/// </summary>
/// <param name="Kind">Labels or images.</param>
/// <param name="Count">How many, at least 1.</param>
/// <param name="Rows">Rows of an image, at least 1; 1 for labels.</param>
/// <param name="Columns">Columns of an image, at least 1; 1 for labels.</param>
public readonly record struct IdxHeader(IdxKind Kind, int Count, int Rows, int Columns)
{
    /// <summary>Most bytes that may follow a header: 1 GiB, so that a damaged header cannot ask for all memory.</summary>
    public const long MaxBodyBytes = 1L << 30;

    private const byte UnsignedByte = 0x08;

    /// <summary>Bytes of the header.</summary>
    public int HeaderBytes => SizeOf(Kind);

    /// <summary>Bytes that follow the header.</summary>
    public long BodyBytes => (long)Count * Rows * Columns;

    internal static int SizeOf(IdxKind kind) => 4 + 4 * (int)kind;

    /// <summary>Reads and checks the first bytes of a file that should hold <paramref name="kind"/>.</summary>
    /// <param name="bytes">As many bytes as the header has, fewer when the file is shorter.</param>
    /// <param name="kind">What is expected.</param>
    /// <param name="path">The file, for errors.</param>
    /// <exception cref="InvalidInputException">The bytes are no such header.</exception>
    internal static IdxHeader Parse(ReadOnlySpan<byte> bytes, IdxKind kind, string path)
    {
        if (bytes.IsEmpty)
            throw IdxError.At(path, $"The file is empty; expected IDX {Words(kind)}.");
        if (bytes[..Math.Min(2, bytes.Length)].ContainsAnyExcept((byte)0))
            throw IdxError.At(path, $"This is no IDX file: it begins with {Beginning(bytes)}; expected IDX {Words(kind)}.");
        if (bytes.Length >= 4)
            CheckElements(bytes[2], bytes[3], kind, path);
        if (bytes.Length < SizeOf(kind))
            throw CutHeader(bytes.Length, kind, path);
        uint count = Dimension(bytes, 0);
        (uint rows, uint columns) = kind == IdxKind.Images ? (Dimension(bytes, 1), Dimension(bytes, 2)) : (1, 1);
        CheckSize(count, rows, columns, path);
        return new IdxHeader(kind, (int)count, (int)rows, (int)columns);
    }

    private static uint Dimension(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadUInt32BigEndian(bytes[(4 + 4 * index)..]);

    private static void CheckElements(byte type, byte dimensions, IdxKind kind, string path)
    {
        if (type != UnsignedByte)
            throw IdxError.At(path, $"The elements are {ElementType(type)} (type 0x{type:x2}); only unsigned bytes (type 0x08) are read.");
        if (dimensions == (int)kind)
            return;
        string found = dimensions is (int)IdxKind.Labels or (int)IdxKind.Images
            ? Words((IdxKind)dimensions)
            : $"data of {dimensions} dimensions (magic number 0x000008{dimensions:x2})";
        throw IdxError.At(path, $"The file holds {found} where {Words(kind)} are expected; are two files swapped?");
    }

    private static void CheckSize(uint count, uint rows, uint columns, string path)
    {
        if (count == 0 || rows == 0 || columns == 0)
            throw IdxError.At(path, $"The header says {count} items of {rows} x {columns}; every number must be at least 1.");
        if ((UInt128)count * rows * columns > MaxBodyBytes)
            throw TooLarge(count, rows, columns, path);
    }

    private static InvalidInputException CutHeader(int length, IdxKind kind, string path) => IdxError.At(
        path, $"The file ends after {length} bytes, inside its header of {SizeOf(kind)}; expected IDX {Words(kind)}.");

    private static InvalidInputException TooLarge(uint count, uint rows, uint columns, string path) => IdxError.At(
        path,
        $"The header says {count} items of {rows} x {columns}; at most {MaxBodyBytes} bytes are read. The header is probably damaged.");

    private static string Words(IdxKind kind) =>
        kind == IdxKind.Images ? "images (magic number 0x00000803)" : "labels (magic number 0x00000801)";

    private static string Beginning(ReadOnlySpan<byte> bytes)
    {
        string hex = Convert.ToHexStringLower(bytes[..Math.Min(4, bytes.Length)]);
        return bytes[0] == '<' ? $"{hex} ('<': a web page, so the download failed)" : hex;
    }

    private static string ElementType(byte code) => code switch
    {
        0x09 => "signed bytes",
        0x0B => "16-bit integers",
        0x0C => "32-bit integers",
        0x0D => "32-bit floats",
        0x0E => "64-bit floats",
        _ => "of an unknown kind",
    };
}
