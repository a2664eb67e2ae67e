using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NeuroSim.Circuits.Spice;

/// <summary>Reads the binary raw file of SPICE 3: a text header, then all points, each with all variables as doubles.</summary>
internal static class RawFile
{
    /// <summary>The first plot of the file.</summary>
    /// <exception cref="InvalidDataException">Not such a file, or one that ends too early.</exception>
    public static SpiceResult Read(byte[] bytes, IReadOnlyCollection<string> wanted)
    {
        int start = bytes.AsSpan().IndexOf("Binary:\n"u8);
        if (start < 0)
            throw new InvalidDataException("it has no binary part");
        string[] header = Encoding.UTF8.GetString(bytes, 0, start).Split('\n');
        if (header.Any(line => line.StartsWith("Flags:", StringComparison.Ordinal) && line.Contains("complex", StringComparison.Ordinal)))
            throw new InvalidDataException("its numbers are complex");
        int variables = Number(header, "No. Variables:"), points = Number(header, "No. Points:");
        int names = Array.FindIndex(header, line => line.StartsWith("Variables:", StringComparison.Ordinal)) + 1;
        ReadOnlySpan<byte> data = bytes.AsSpan(start + 8);
        if (data.Length < (long)variables * points * sizeof(double))
            throw new InvalidDataException("it ends before its last point");
        var columns = new Dictionary<string, ImmutableArray<double>>(StringComparer.Ordinal);
        for (int v = 0; v < variables; v++)
        {
            string name = NodeOf(header[names + v].Split('\t', StringSplitOptions.RemoveEmptyEntries)[1]);
            if (name == "time" || wanted.Contains(name))
                columns[name] = Column(data, v, variables, points);
        }

        return new SpiceResult(columns.Remove("time", out ImmutableArray<double> time) ? time : [0.0], columns.ToImmutableDictionary());
    }

    private static ImmutableArray<double> Column(ReadOnlySpan<byte> data, int variable, int variables, int points)
    {
        var column = ImmutableArray.CreateBuilder<double>(points);
        for (int p = 0; p < points; p++)
            column.Add(BinaryPrimitives.ReadDoubleLittleEndian(data[((p * variables + variable) * sizeof(double))..]));
        return column.MoveToImmutable();
    }

    /// <summary>"v(m)" is node m, "i(v1)" is the branch of v1.</summary>
    private static string NodeOf(string name) => name.StartsWith("v(", StringComparison.Ordinal) ? name[2..^1]
        : name.StartsWith("i(", StringComparison.Ordinal) ? name[2..^1] + "#branch" : name;

    private static int Number(string[] header, string key) =>
        header.FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal)) is { } line
        && int.TryParse(line[key.Length..], NumberStyles.Integer, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new InvalidDataException($"its header lacks \"{key}\"");
}
