using NeuroSim.Recording.Representations;
using NeuroSim.Runs;
using NeuroSim.Tests.Recording.Representations;

namespace NeuroSim.Tests.Runs;

public sealed class RepresentationJsonTests
{
    [Fact]
    public void Document_ReadBack_IsTheSame()
    {
        using var scratch = new ScratchFolder();
        string text = Text();
        File.WriteAllText(scratch[RepresentationJson.FileName], text);
        Representation read = RepresentationJson.ReadFrom(scratch.Path)!;

        Assert.Equal(text, RepresentationJson.Write(read));
        Assert.Equal(6, read.Images[0].Pixels.Length);
        Assert.Null(read.Best[2]);
        Assert.StartsWith("{\"rows\":2,\"columns\":3,\"imagesPerClass\":[20,20,0],\"layers\":[", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_WithoutADocument_HasNone()
    {
        using var scratch = new ScratchFolder();

        Assert.Null(RepresentationJson.ReadFrom(scratch.Path));
    }

    [Theory]
    [InlineData("{", "[")]
    [InlineData("\"rows\":2", "\"rows\":3")]
    [InlineData("\"rows\":2,", "")]
    [InlineData("\"layer\":0,\"neuron\":0", "\"layer\":7,\"neuron\":0")]
    [InlineData("\"imagesPerClass\":[", "\"imagesPerClass\":[1,")]
    [InlineData("\"images\":[", "\"images\":[null,")]
    public void Document_ThatIsBroken_IsRefused(string old, string now)
    {
        using var scratch = new ScratchFolder();
        string text = Text();
        Assert.Contains(old, text, StringComparison.Ordinal);
        File.WriteAllText(scratch[RepresentationJson.FileName], text.Replace(old, now, StringComparison.Ordinal));

        var error = Assert.Throws<InvalidInputException>(() => RepresentationJson.ReadFrom(scratch.Path));
        Assert.Contains(RepresentationJson.FileName, error.Message, StringComparison.Ordinal);
        Assert.Equal("run", error.Kind);
    }

    private static string Text()
    {
        byte[] labels = [.. Enumerable.Range(0, 40).Select(i => (byte)(i % 2))];
        return RepresentationJson.Write(Representation.Of(
            Activations.Of(Activations.Drawn(labels, neurons: 4, answer: 3, seed: 4)), Activations.Images(labels), classes: 3));
    }
}
