using System.Text.Json;
using NeuroSim.Tests.Data;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class DataCommandTests
{
    [Fact]
    public void Info_ShowsWhatIsThere()
    {
        using var scratch = new ScratchFolder();
        CommandOutput info = InProcess.Run("data", "info", "--data", scratch.Path).Done();
        Assert.All((string[])["mnist", "fashion-mnist", "digits", "built in", "Data folder: ", "(from --data)", "data fetch mnist"], word => Assert.Contains(word, info.Output, StringComparison.Ordinal));
        Assert.Equal("", info.Error);
    }

    [Fact]
    public void Info_AsJson_HasASetEach()
    {
        using var scratch = new ScratchFolder();
        JsonElement document = InProcess.Run("data", "info", "--data", scratch.Path, "--json").Done().Document;
        Assert.Equal(scratch.Path, document.GetProperty("folder").GetString());
        Assert.Equal(["mnist", "fashion-mnist", "digits"], document.GetProperty("dataSets").EnumerateArray().Select(set => set.GetProperty("name").GetString()));
        Assert.Equal([false, false, true], document.GetProperty("dataSets").EnumerateArray().Select(set => set.GetProperty("found").GetBoolean()));
    }

    [Fact]
    public void Verify_Nothing_IsAnError()
    {
        using var scratch = new ScratchFolder();
        InProcess.Refused("data", ["No data set is in", scratch.Path, "digits need no files"], "data", "verify", "--data", scratch.Path);
    }

    [Fact]
    public void Verify_OtherBytes_IsAnErrorThatNamesThem()
    {
        using var folder = new TemporaryFolder();
        folder.Write("mnist/train-labels-idx1-ubyte", IdxBytes.Labels(1, 2, 3));
        CommandOutput human = InProcess.Run("data", "verify", "--data", folder.Path), json = InProcess.Run("data", "verify", "--data", folder.Path, "--json");

        Assert.Equal((2, 2), (human.Status, json.Status));
        Assert.Contains("DIFFERENT", human.Output, StringComparison.Ordinal);
        Assert.Contains("mnist/train-labels-idx1-ubyte", human.Paragraph, StringComparison.Ordinal);
        ErrorDocument.Check(json, "data", "mnist/train-labels-idx1-ubyte");
        Assert.False(json.Document.GetProperty("ok").GetBoolean());
        Assert.Equal(8, json.Document.GetProperty("files").GetArrayLength());
        Assert.Equal("mismatch", json.Document.GetProperty("files")[1].GetProperty("state").GetString());
    }
}
