using NeuroSim.Tests.Data;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class DataErrorTests
{
    private const string TrainImages = "train-images-idx3-ubyte", TrainLabels = "train-labels-idx1-ubyte", TestImages = "t10k-images-idx3-ubyte", TestLabels = "t10k-labels-idx1-ubyte";

    private static readonly byte[] Images = IdxBytes.Images(4, 5, 5, IdxBytes.Ramp(100)), Labels = IdxBytes.Labels(0, 1, 2, 1);

    public static TheoryData<string, byte[], string> Malformed => new()
    {
        { TrainImages, Images[..^1], "cut off" },
        { TrainImages, [.. Images, 0], "too long" },
        { TrainImages, Images[..10], "inside its header" },
        { TrainImages, [], "is empty" },
        { TrainImages, Labels, "swapped" },
        { TrainImages, IdxBytes.File(0x00000d03, [4, 5, 5], new byte[400]), "only unsigned bytes" },
        { TrainImages, IdxBytes.File(0x12340803, [4, 5, 5], IdxBytes.Ramp(100)), "no IDX file" },
        { TrainImages, "<!DOCTYPE html>"u8.ToArray(), "a web page" },
        { TrainImages, IdxBytes.File(0x00000803, [0xffffffff, 0xffffffff, 0xffffffff], []), "at most 1073741824 bytes" },
        { TrainImages, IdxBytes.File(0x00000803, [0, 5, 5], []), "must be at least 1" },
        { TrainImages, IdxBytes.Gzip(Images)[..^12], "cut off" },
        { TrainImages, IdxBytes.Gzip([.. Images, 1]), "goes on after" },
        { TrainImages, IdxBytes.Images(4, 5, 5, new byte[100]), "Every training pixel is 0" },
        { TrainLabels, IdxBytes.Labels(0, 1, 2), "3 labels for the 4 images" },
        { TrainLabels, Images, "swapped" },
        { TestLabels, Labels[..^1], "cut off" },
        { TestImages, IdxBytes.Images(4, 5, 4, IdxBytes.Ramp(80)), "both must have one size" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public void Folder_WithAMalformedFile_IsRefused(string name, byte[] content, string word)
    {
        using var folder = new TemporaryFolder();
        WriteGood(folder, "");
        string path = folder.Write(name, content);
        using var scratch = new ScratchFolder();

        InProcess.Refused("data", [word, path], Arguments(scratch, folder.Path));
        Assert.False(Directory.Exists(scratch["run"]));
    }

    [Fact]
    public void Folder_WithGoodFiles_Runs()
    {
        using var folder = new TemporaryFolder();
        WriteGood(folder, "");
        using var scratch = new ScratchFolder();
        Assert.Equal(4, InProcess.Run([.. Arguments(scratch, folder.Path), "--json"]).Done().Document.GetProperty("samples").GetInt32());
    }

    [Fact]
    public void Folder_WithoutCounts_IsUsedWhole()
    {
        using var folder = new TemporaryFolder();
        WriteGood(folder, "");
        using var scratch = new ScratchFolder();
        string[] arguments = [.. Arguments(scratch, folder.Path), "--set", "data.train=all", "--set", "data.test=all", "--json"];
        Assert.Equal(4, InProcess.Run(arguments).Done().Document.GetProperty("samples").GetInt32());
        Assert.Contains("train: 4, test: 4", File.ReadAllText(scratch["run/experiment.yaml"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_ThatLacksAFile_IsRefused()
    {
        using var folder = new TemporaryFolder();
        WriteGood(folder, "");
        File.Delete(Path.Combine(folder.Path, TestLabels));
        using var scratch = new ScratchFolder();
        InProcess.Refused("data", ["lacks", TestLabels], Arguments(scratch, folder.Path));
        InProcess.Refused("data", ["does not exist"], Arguments(scratch, folder.Path + "/none"));
    }

    [Fact]
    public void Label_OutOfRange_IsRefused()
    {
        using var folder = new TemporaryFolder();
        WriteGood(folder, "fashion-mnist/");
        string path = folder.Write($"fashion-mnist/{TrainLabels}", IdxBytes.Labels(0, 10, 1, 1));
        using var scratch = new ScratchFolder();
        InProcess.Refused("data", ["Label 1 (counted from 0) is 10", "0 .. 9", path], [.. Arguments(scratch, "fashion-mnist"), "--data", folder.Path]);
    }

    [Fact]
    public void Mnist_ThatIsNotTheOfficialOne_IsRefused()
    {
        using var folder = new TemporaryFolder();
        WriteGood(folder, "mnist/");
        using var scratch = new ScratchFolder();
        InProcess.Refused("data", ["not the official file", "SHA-256"], [.. Arguments(scratch, "mnist"), "--data", folder.Path]);
        InProcess.Refused("data", ["not the official file", "SHA-256"], [.. Arguments(scratch, "auto"), "--data", folder.Path]);
    }

    [Fact]
    public void Folder_ThatIsNowhere_IsRefused()
    {
        using var scratch = new ScratchFolder();
        string none = scratch["none"];
        string[] arguments = Arguments(scratch, "auto");
        InProcess.Refused("data", [none, "--data", "does not exist"], [.. arguments, "--data", none]);
        CommandOutput refused = InProcess.RunWith(new Dictionary<string, string> { ["NEUROSIM_DATA"] = none }, arguments);

        Assert.Equal(2, refused.Status);
        Assert.Contains("NEUROSIM_DATA", refused.Paragraph, StringComparison.Ordinal);
        Assert.Contains(none, refused.Paragraph, StringComparison.Ordinal);
    }

    [Fact]
    public void Images_MoreThanThereAre_IsRefused()
    {
        using var folder = new TemporaryFolder();
        WriteGood(folder, "");
        using var scratch = new ScratchFolder();
        InProcess.Refused("data", ["holds 4 images, but 5 are asked for", "1 .. 4", "data.train"], [.. Arguments(scratch, folder.Path), "--set", "data.train=5"]);
        InProcess.Refused("data", ["holds 4 images, but 5 are asked for", "1 .. 4", "data.test"], [.. Arguments(scratch, folder.Path), "--set", "data.test=5"]);
    }

    private static string[] Arguments(ScratchFolder scratch, string source) =>
        ["run", TinyExperiment.In(scratch), "--set", $"data.source={source}", "--set", "data.train=4", "--set", "data.test=4", "--out", scratch["run"]];

    private static void WriteGood(TemporaryFolder folder, string prefix)
    {
        folder.Write(prefix + TrainImages, Images);
        folder.Write(prefix + TrainLabels, Labels);
        folder.Write(prefix + TestImages, Images);
        folder.Write(prefix + TestLabels, Labels);
    }
}
