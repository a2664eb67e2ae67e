using NeuroSim.Runs;
using NeuroSim.Tests.Cli;

namespace NeuroSim.Tests.Runs;

public sealed class CheckpointTests
{
    private static readonly byte[] Hash = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public void Save_Sections_ReadBack()
    {
        using var folder = new ScratchFolder();
        var store = new CheckpointStore(folder.Path, Hash);
        float[] weights = [1.5f, -0f, float.MaxValue, float.Epsilon];
        store.Save(long.MaxValue, writer =>
        {
            writer.Write("layer 1/weights", weights);
            writer.Write("counts", new long[] { long.MinValue, 3 });
            writer.Write("nothing", ReadOnlySpan<float>.Empty);
            writer.Write("bytes ü", new byte[] { 1, 2, 3 });
        });

        using CheckpointReader reader = store.Load(Assert.Fail)!;

        Assert.Equal(long.MaxValue, reader.Sample);
        Assert.Equal(["layer 1/weights", "counts", "nothing", "bytes ü"], reader.Sections);
        (float[] floats, long[] longs, byte[] bytes) = (new float[4], new long[2], new byte[3]);
        reader.Read("bytes ü", bytes);
        reader.Read("counts", longs);
        reader.Read("layer 1/weights", floats);
        reader.Read("nothing", Span<float>.Empty);
        Assert.Equal(weights.Select(BitConverter.SingleToInt32Bits), floats.Select(BitConverter.SingleToInt32Bits));
        Assert.Equal([long.MinValue, 3], longs);
        Assert.Equal([1, 2, 3], bytes);
        Assert.Equal(16, reader.BytesOf("counts"));
    }

    [Fact]
    public void Save_TenMegabytes_ReadBack()
    {
        using var folder = new ScratchFolder();
        var store = new CheckpointStore(folder.Path, Hash);
        float[] weights = [.. Enumerable.Range(0, 2_600_000).Select(i => i * 0.25f)];
        store.Save(1, writer => writer.Write("weights", weights));

        using CheckpointReader reader = store.Load(Assert.Fail)!;
        var read = new float[weights.Length];
        reader.Read("weights", read);

        Assert.Equal(weights, read);
    }

    [Fact]
    public void Save_SameStateTwice_IsTheSameBytes()
    {
        using ScratchFolder one = new(), other = new();
        Saved(one, 5);
        Saved(other, 5);
        Assert.Equal(File.ReadAllBytes(one["checkpoint.bin"]), File.ReadAllBytes(other["checkpoint.bin"]));
    }

    [Fact]
    public void Read_WrongSection_SaysWhichThereAre()
    {
        using var folder = new ScratchFolder();
        using CheckpointReader reader = Saved(folder, 5).Load(Assert.Fail)!;

        Refused("no section \"w\"", () => reader.Read("w", new float[3]));
        Refused("12 bytes of Floats where the run needs 16 of Floats", () => reader.Read("weights", new float[4]));
        Refused("12 bytes of Floats where the run needs 12 of Bytes", () => reader.Read("weights", new byte[12]));
    }

    [Fact]
    public void Write_WrongName_IsAProgrammingError()
    {
        using var folder = new ScratchFolder();
        var store = new CheckpointStore(folder.Path, Hash);
        Assert.Throws<ArgumentException>(() => store.Save(1, writer => writer.Write("", new byte[1])));
        Assert.Throws<ArgumentOutOfRangeException>(() => store.Save(1, writer => writer.Write(new string('x', 257), new byte[1])));
        Assert.Throws<ArgumentException>(() => store.Save(1, writer =>
        {
            writer.Write("a", new byte[1]);
            writer.Write("a", new byte[1]);
        }));
        Assert.False(store.Exists);
    }

    [Fact]
    public void Load_AnyByteFlipped_IsNoticed()
    {
        using var folder = new ScratchFolder();
        CheckpointStore store = Saved(folder, 5);
        byte[] good = File.ReadAllBytes(folder["checkpoint.bin"]);
        for (int at = 0; at < good.Length; at++)
        {
            byte[] bad = [.. good];
            bad[at] ^= 0x40;
            File.WriteAllBytes(folder["checkpoint.bin"], bad);
            Refused(at < 8 ? "does not begin like a checkpoint" : "checksum", () => store.Load(Assert.Fail));
        }
    }

    [Fact]
    public void Load_AnyLength_IsNoticed()
    {
        using var folder = new ScratchFolder();
        CheckpointStore store = Saved(folder, 5);
        byte[] good = File.ReadAllBytes(folder["checkpoint.bin"]);
        for (int length = 0; length < good.Length; length++)
        {
            File.WriteAllBytes(folder["checkpoint.bin"], good[..length]);
            Refused("cannot be used", () => store.Load(Assert.Fail));
        }

        File.WriteAllBytes(folder["checkpoint.bin"], [.. good, 0]);
        Refused("checksum", () => store.Load(Assert.Fail));
    }

    [Fact]
    public void Load_OtherExperiment_IsNoticed()
    {
        using var folder = new ScratchFolder();
        Saved(folder, 5);
        Refused("belongs to another experiment", () => new CheckpointStore(folder.Path, new byte[32]).Load(Assert.Fail));
    }

    [Fact]
    public void Load_DamagedCurrent_TakesThePreviousAndKeepsIt()
    {
        using var folder = new ScratchFolder();
        Saved(folder, 5);
        Saved(folder, 6);
        File.WriteAllText(folder["checkpoint.bin"], "damaged");
        var store = new CheckpointStore(folder.Path, Hash);
        var warnings = new List<string>();

        using (CheckpointReader reader = store.Load(warnings.Add)!)
            Assert.Equal(5, reader.Sample);
        Assert.Contains("at sample 5", Assert.Single(warnings), StringComparison.Ordinal);

        // A kill right after the next save's first rename must not leave the damaged file as the only one.
        Save(store, 7);
        using CheckpointReader previous = CheckpointReader.Open(folder["checkpoint.previous.bin"], Hash);
        Assert.Equal(5, previous.Sample);
        Assert.Equal(7, Sample(store));
    }

    [Fact]
    public void Load_BothDamaged_SaysHowToGoOn()
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(folder["checkpoint.bin"], "damaged");
        File.WriteAllText(folder["checkpoint.previous.bin"], "damaged too");
        InvalidInputException error = Refused("checkpoint.previous.bin", () => new CheckpointStore(folder.Path, Hash).Load(Assert.Fail));
        Assert.Contains("--out", error.Message, StringComparison.Ordinal);
        Assert.Contains("--resume", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_KilledBetweenTheRenames_LeavesThePrevious()
    {
        using var folder = new ScratchFolder();
        Saved(folder, 5);
        File.Copy(folder["checkpoint.bin"], folder["checkpoint.bin.part"]);
        File.Move(folder["checkpoint.bin"], folder["checkpoint.previous.bin"]);
        var store = new CheckpointStore(folder.Path, Hash);
        var warnings = new List<string>();

        using (CheckpointReader reader = store.Load(warnings.Add)!)
            Assert.Equal(5, reader.Sample);
        Assert.Contains("is missing", Assert.Single(warnings), StringComparison.Ordinal);
        Save(store, 6);
        Assert.Equal(6, Sample(store));
    }

    [Fact]
    public void Save_KilledWhileWriting_LeavesTheCurrent()
    {
        using var folder = new ScratchFolder();
        CheckpointStore store = Saved(folder, 5);
        File.WriteAllText(folder["checkpoint.bin.part"], "half");
        Assert.Equal(5, Sample(store));
    }

    [Fact]
    public void Save_ThatFails_LeavesTheCurrent()
    {
        using var folder = new ScratchFolder();
        CheckpointStore store = Saved(folder, 5);
        Assert.Throws<InvalidOperationException>(() => store.Save(6, _ => throw new InvalidOperationException()));
        Assert.Equal(5, Sample(store));
    }

    [UnixFact(FullDevice.Path)]
    public void Save_FullDisk_SaysSoAndLeavesTheCurrent()
    {
        using var full = FullDevice.Take();
        using var folder = new ScratchFolder();
        CheckpointStore store = Saved(folder, 5);
        File.CreateSymbolicLink(folder["checkpoint.bin.part"], FullDevice.Path);

        var error = Assert.Throws<InvalidInputException>(() => Save(store, 6));

        Assert.Equal("output", error.Kind);
        Assert.Contains("disk is full", error.Message, StringComparison.Ordinal);
        Assert.Equal(5, Sample(store));
    }

    private static CheckpointStore Saved(ScratchFolder folder, long sample)
    {
        var store = new CheckpointStore(folder.Path, Hash);
        Save(store, sample);
        return store;
    }

    private static void Save(CheckpointStore store, long sample) => store.Save(sample, writer =>
    {
        writer.Write("weights", new[] { 1f, 2f, sample });
        writer.Write("draws", new[] { sample });
    });

    private static long Sample(CheckpointStore store)
    {
        using CheckpointReader reader = store.Load(Assert.Fail)!;
        return reader.Sample;
    }

    private static InvalidInputException Refused(string inMessage, Action act)
    {
        var error = Assert.Throws<InvalidInputException>(act);
        Assert.Equal("checkpoint", error.Kind);
        Assert.Contains(inMessage, error.Message, StringComparison.Ordinal);
        return error;
    }
}
