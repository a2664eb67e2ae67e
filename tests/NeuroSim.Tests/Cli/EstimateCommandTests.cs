using System.Text.Json.Nodes;
using NeuroSim.Costs;

namespace NeuroSim.Tests.Cli;

public sealed class EstimateCommandTests
{
    private static readonly string[] Small = ["--set", "data.source=digits", "--set", "data.train=3000", "--set", "data.test=50", "--set", "network.layers=[40, 20]"];

    [Fact]
    public void Estimate_Json_RowsAddUpAndEveryPriceHasASource()
    {
        JsonNode document = Document([]);
        JsonNode perNeuron = document["perNeuron"]!;
        JsonArray rows = perNeuron["components"]!.AsArray();
        double sum = rows.Sum(row => (double)row!["energyJoules"]!["typical"]!), total = (double)perNeuron["energyJoules"]!["typical"]!;
        Assert.Equal(total, sum, total * 1e-9);
        Assert.Equal(total, document["split"]!.AsArray().Sum(group => (double)group!["energyJoules"]!["typical"]!), total * 1e-9);
        Assert.All(rows, row => Assert.False(string.IsNullOrWhiteSpace((string)row!["source"]!)));
        Assert.Equal(3, document["schedules"]!.AsArray().Count);
        Assert.Equal(["sgd", "neuron-rms", "adam"], document["optimizers"]!.AsArray().Select(entry => (string)entry!["optimizer"]!));
        Assert.Empty(document["unavailable"]!.AsArray());
    }

    [Fact]
    public void Estimate_OfAFolderThatIsNotThere_IsRefused() => InProcess.Refused("data", ["nosuch"], "estimate", "online-pass", "--data", "nosuch");

    [Fact]
    public void Estimate_OfAShortExperimentWhoseRateFalls_CountsNoSampleBehindItsEnd()
    {
        string[] falling = ["--set", "data.train=500", "--set", "learning.epochs=1", "--set", "learning.optimizer.decay=linear"];
        double whole = Energy(Document([.. falling, "--set", "learning.optimizer.decay=none"])), fallen = Energy(Document(falling));
        Assert.Equal(whole, fallen, whole * 0.02);
    }

    [Fact]
    public void Estimate_OfPulses_CountsTheLinesTheyChargeAmongTheWrites()
    {
        JsonNode document = Document(["--set", "hardware.crossbar.device=capacitor-li-2018"]);
        double written = Of(document["perNeuron"]!["components"]!, "forward cells, write") + Of(document["perNeuron"]!["components"]!, "forward lines, write pulses");
        Assert.Equal(written, Of(document["split"]!, "forward writes"), written * 1e-9);

        static double Of(JsonNode rows, string name) => (double)rows.AsArray().Single(row => row!.AsObject().Any(entry => entry.Value is JsonValue value && value.ToString() == name))!["energyJoules"]!["typical"]!;
    }

    [Fact]
    public void Estimate_FewerBits_CostLess()
    {
        double eight = Energy(Document(["--set", "hardware.crossbar.adc=8"])), four = Energy(Document(["--set", "hardware.crossbar.adc=4"]));
        Assert.True(four < eight);
        Assert.Equal(Energy(Document([])), eight, eight * 0.02);
    }

    [Fact]
    public void Estimate_Inference_IsCheaperThanLearning() =>
        Assert.True(Energy(Document(["--mode", "inference"])) < Energy(Document([])));

    [Fact]
    public void Estimate_WithoutAPrice_SaysThatTheTotalIsALowerBound()
    {
        string file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.yaml");
        using var stream = typeof(Technology).Assembly.GetManifestResourceStream("technology/cmos-28nm.yaml")!;
        using var reader = new StreamReader(stream);
        string text = reader.ReadToEnd();
        int energy = text.IndexOf("    energy:", text.IndexOf("  bit-line-adc:", StringComparison.Ordinal), StringComparison.Ordinal);
        File.WriteAllText(file, text.Remove(energy, text.IndexOf("    area:", energy, StringComparison.Ordinal) - energy));
        (int status, string output, string error) = InProcess.Run(["estimate", "online-pass", .. Small, "--set", $"hardware.technology={file}"]);
        File.Delete(file);
        Assert.True(status == 0, error);
        Assert.Contains("learning: at least", output, StringComparison.Ordinal);
        Assert.Contains("Unavailable: forward columns, ADC (bit-line-adc: energy)", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Estimate_UnknownMode_IsRefused()
    {
        (int status, _, string error) = InProcess.Run(["estimate", "online-pass", "--mode", "both", .. Small]);
        Assert.Equal(2, status);
        Assert.Contains("learning or inference", error, StringComparison.Ordinal);
    }

    private static double Energy(JsonNode document) => (double)document["perNeuron"]!["energyJoules"]!["typical"]!;

    private static JsonNode Document(string[] more)
    {
        (int status, string output, string error) = InProcess.Run(["estimate", "online-pass", "--json", .. Small, .. more]);
        Assert.True(status == 0, error);
        return JsonNode.Parse(output)!;
    }
}
