using System.Runtime.InteropServices;

namespace NeuroSim.Runs.Sequences;

/// <summary>What one network of a run showed.</summary>
/// <param name="Curve">Tests while learning, a row of error and accuracy per protocol each, one after the other.</param>
/// <param name="Final">The figures after learning, in the order of <see cref="SequenceFigures.FinalNames"/>.</param>
/// <param name="Hash">SHA-256 of what it remembers, 32 bytes.</param>
internal sealed record SequenceRecord(double[] Curve, double[] Final, byte[] Hash)
{
    /// <summary>Puts it into a checkpoint.</summary>
    public void Save(CheckpointWriter writer, int run)
    {
        writer.Write($"run{run}/curve", (ReadOnlySpan<byte>)MemoryMarshal.AsBytes<double>(Curve));
        writer.Write($"run{run}/final", (ReadOnlySpan<byte>)MemoryMarshal.AsBytes<double>(Final));
        writer.Write($"run{run}/hash", (ReadOnlySpan<byte>)Hash);
    }

    /// <summary>Takes it out of a checkpoint; null when it is not there.</summary>
    public static SequenceRecord? Load(CheckpointReader reader, int run)
    {
        if (!reader.Sections.Contains($"run{run}/hash"))
            return null;
        var record = new SequenceRecord(new double[reader.BytesOf($"run{run}/curve") / sizeof(double)], new double[reader.BytesOf($"run{run}/final") / sizeof(double)], new byte[32]);
        reader.Read($"run{run}/curve", MemoryMarshal.AsBytes(record.Curve.AsSpan()));
        reader.Read($"run{run}/final", MemoryMarshal.AsBytes(record.Final.AsSpan()));
        reader.Read($"run{run}/hash", record.Hash.AsSpan());
        return record;
    }
}
