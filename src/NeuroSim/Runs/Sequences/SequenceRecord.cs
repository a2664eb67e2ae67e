using System.Runtime.InteropServices;

namespace NeuroSim.Runs.Sequences;

/// <summary>What one network of a run showed.</summary>
/// <param name="Curve">Tests while learning, a row of error and accuracy per protocol each, one after the other.</param>
/// <param name="Final">The figures after learning, in the order of <see cref="SequenceFigures.FinalNames"/>.</param>
/// <param name="Hash">SHA-256 of what it remembers, 32 bytes.</param>
internal sealed record SequenceRecord(double[] Curve, double[] Final, byte[] Hash)
{
    /// <summary>What it answers to some items (<see cref="ActivityRecord"/>); empty when nobody looked.</summary>
    public double[] Activity { get; init; } = [];

    /// <summary>Puts it into a checkpoint.</summary>
    public void Save(CheckpointWriter writer, int run)
    {
        writer.Write($"run{run}/curve", (ReadOnlySpan<byte>)MemoryMarshal.AsBytes<double>(Curve));
        writer.Write($"run{run}/final", (ReadOnlySpan<byte>)MemoryMarshal.AsBytes<double>(Final));
        writer.Write($"run{run}/activity", (ReadOnlySpan<byte>)MemoryMarshal.AsBytes<double>(Activity));
        writer.Write($"run{run}/hash", (ReadOnlySpan<byte>)Hash);
    }

    /// <summary>Takes it out of a checkpoint; null when it is not there.</summary>
    public static SequenceRecord? Load(CheckpointReader reader, int run)
    {
        if (!reader.Sections.Contains($"run{run}/hash"))
            return null;
        var record = new SequenceRecord(Numbers(reader, $"run{run}/curve"), Numbers(reader, $"run{run}/final"), new byte[32]) { Activity = Numbers(reader, $"run{run}/activity") };
        reader.Read($"run{run}/hash", record.Hash.AsSpan());
        return record;
    }

    private static double[] Numbers(CheckpointReader reader, string section)
    {
        var numbers = new double[reader.Sections.Contains(section) ? reader.BytesOf(section) / sizeof(double) : 0];
        if (numbers.Length > 0)
            reader.Read(section, MemoryMarshal.AsBytes(numbers.AsSpan()));
        return numbers;
    }
}
