using System.Text.Json;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Cli;

public sealed class SweepCommandTests : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Run_WithASweep_LeavesARunFolderAPointAndATable()
    {
        string experiment = TinySweep.In(_scratch, TinySweep.Four), folder = _scratch["sweep"];
        CommandOutput done = InProcess.Run("run", experiment, "--out", folder).Done();

        Assert.Contains("points", done.Output, StringComparison.Ordinal);
        Assert.Contains("best point", done.Output, StringComparison.Ordinal);
        Assert.Contains(folder, done.Output.ReplaceLineEndings("").Replace("│", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(4, done.ErrorLines.Count(line => line.StartsWith("point ", StringComparison.Ordinal)));
        Assert.Equal(["0", "1", "2", "3"], TinySweep.Column(folder, "point"));
        Assert.Equal(["done", "done", "done", "done"], TinySweep.Column(folder, "status"));
        Assert.Equal(["10000000", "10000000", "1000000000", "1000000000"], TinySweep.Column(folder, "hardware.memory.resistance"));
        Assert.Equal(["42", "43", "42", "43"], TinySweep.Column(folder, "seed"));
        Assert.Equal(["true", "true", "false", "false"], TinySweep.Column(folder, "feasible"));
        Assert.True(File.Exists(Path.Combine(folder, "environment.json")));
        Assert.Contains("sweep:", File.ReadAllText(Path.Combine(folder, "experiment.yaml")), StringComparison.Ordinal);
        Assert.All(Enumerable.Range(0, 4), point => Assert.DoesNotContain("sweep:", File.ReadAllText(Path.Combine(TinySweep.PointOf(folder, point), "experiment.yaml")), StringComparison.Ordinal));
    }

    [Fact]
    public void Point_IsTheRunOfItsSettings()
    {
        string experiment = TinySweep.In(_scratch, TinySweep.Four);
        InProcess.Run("run", experiment, "--out", _scratch["sweep"]).Done();
        InProcess.Run("run", experiment, "--out", _scratch["alone"], "--set", "sweep=", "--set", "hardware.memory.resistance=1 GOhm", "--seed", "43").Done();
        TinyExperiment.SameBytes(_scratch["alone"], TinySweep.PointOf(_scratch["sweep"], 3));
    }

    [Fact]
    public void Jobs_ChangeNoByte()
    {
        string experiment = TinySweep.In(_scratch, TinySweep.Four);
        InProcess.Run("run", experiment, "--out", _scratch["one"], "--jobs", "1").Done();
        InProcess.Run("run", experiment, "--out", _scratch["four"], "--jobs", "4").Done();
        InProcess.Run("run", experiment, "--out", _scratch["threads"], "--jobs", "2", "--threads", "2").Done();
        TinySweep.SameBytes(_scratch["one"], _scratch["four"], 4);
        TinySweep.SameBytes(_scratch["one"], _scratch["threads"], 4);
    }

    [Fact]
    public void Json_HasPointsFailedAndTable()
    {
        string experiment = TinySweep.In(_scratch, TinySweep.ThirdDiverges, "expect: { accuracy: \">= 0\" }");
        CommandOutput ended = InProcess.Run("run", experiment, "--out", _scratch["sweep"], "--json");
        JsonElement document = ended.Document;

        Assert.Equal(1, ended.Status);
        Assert.Equal("tiny", document.GetProperty("name").GetString());
        Assert.Equal(_scratch["sweep/points.csv"], document.GetProperty("table").GetString());
        JsonElement[] points = [.. document.GetProperty("points").EnumerateArray()];
        Assert.Equal([1e-6, 1e-5, 2e-5], points.Select(point => point.GetProperty("settings").GetProperty("learning.optimizer.rate").GetDouble()));
        Assert.All(points, point =>
        {
            JsonShape.Has(point, JsonValueKind.String, "name", "engine", "schedule", "dataSource", "stateSha256", "runFolder");
            JsonShape.Has(point, JsonValueKind.Number, "point", "seed", "samples", "accuracy", "trainSeconds", "samplesPerSecond", "peakMemoryBytes");
            JsonShape.Has(point, JsonValueKind.Array, "accuracyPerLayer", "expectations");
            JsonShape.IsRange(point.GetProperty("energyPerNeuronPerSampleJoules"));
        });
        JsonElement failed = Assert.Single(document.GetProperty("failed").EnumerateArray());
        Assert.Equal((2, "diverged"), (failed.GetProperty("point").GetInt32(), failed.GetProperty("kind").GetString()));
    }

    [Fact]
    public void Point_ThatDiverges_IsReportedAndStopsNoOther()
    {
        string experiment = TinySweep.In(_scratch, TinySweep.ThirdDiverges);
        CommandOutput ended = InProcess.Run("run", experiment, "--out", _scratch["sweep"]);

        Assert.Equal(1, ended.Status);
        Assert.Contains("1 of 4 points failed", ended.Paragraph, StringComparison.Ordinal);
        Assert.Equal(["done", "done", "failed", "done"], TinySweep.Column(_scratch["sweep"], "status"));
        using JsonDocument failed = JsonDocument.Parse(File.ReadAllText(_scratch["sweep/points/0002/failed.json"]));
        JsonShape.Has(failed.RootElement, JsonValueKind.String, "kind", "message", "where");
        Assert.Contains("Learning diverged", File.ReadAllText(_scratch["sweep/points.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_RunsNothingTwiceAndWhatIsMissing()
    {
        string experiment = TinySweep.In(_scratch, TinySweep.ThirdDiverges), folder = _scratch["sweep"];
        InProcess.Run("run", experiment, "--out", folder);
        string table = File.ReadAllText(_scratch["sweep/points.csv"]);
        Dictionary<string, DateTime> before = TinySweep.Results(folder);
        DateTime failed = File.GetLastWriteTimeUtc(_scratch["sweep/points/0002/failed.json"]);
        CommandOutput again = InProcess.Run("run", experiment, "--out", folder, "--resume");

        Assert.Equal((1, failed), (again.Status, File.GetLastWriteTimeUtc(_scratch["sweep/points/0002/failed.json"])));
        Assert.Equal(before, TinySweep.Results(folder));
        Assert.Contains("nothing to resume", again.Error, StringComparison.Ordinal);
        Directory.Delete(TinySweep.PointOf(folder, 1), recursive: true);
        CommandOutput missing = InProcess.Run("run", experiment, "--out", folder, "--resume");

        Assert.Contains("3 of 4 points are finished; 1 is left", missing.Error, StringComparison.Ordinal);
        Assert.Equal(table, File.ReadAllText(_scratch["sweep/points.csv"]));
        Assert.All(TinySweep.Results(folder).Where(file => !file.Key.Contains("0001", StringComparison.Ordinal)), file => Assert.Equal(before[file.Key], file.Value));
    }

    [Fact]
    public void Resume_TriesAPointAgainThatFailedForTheMachinesSake()
    {
        string experiment = TinySweep.In(_scratch, TinySweep.Four), folder = _scratch["sweep"];
        InProcess.Run("run", experiment, "--out", folder).Done();
        File.Delete(_scratch["sweep/points/0002/result.json"]);
        File.WriteAllText(_scratch["sweep/points/0002/failed.json"], "{ \"kind\": \"memory\", \"message\": \"There was none.\", \"where\": null }");
        InProcess.Run("run", experiment, "--out", folder, "--resume").Done();
        Assert.False(File.Exists(_scratch["sweep/points/0002/failed.json"]));
        Assert.Equal(["done", "done", "done", "done"], TinySweep.Column(folder, "status"));
    }

    [Fact]
    public void Folder_OfTheSweep_IsRunAgainWhenFinishedAndRefusedWhenNot()
    {
        string experiment = TinySweep.In(_scratch, TinySweep.Four), folder = _scratch["sweep"];
        InProcess.Run("run", experiment, "--out", folder).Done();
        string table = File.ReadAllText(_scratch["sweep/points.csv"]);
        Assert.Contains("run again", InProcess.Run("run", experiment, "--out", folder).Done().Error, StringComparison.Ordinal);
        Assert.Equal(table, File.ReadAllText(_scratch["sweep/points.csv"]));

        InProcess.Refused("output", ["holds another experiment", "--out"], "run", experiment, "--out", folder, "--set", "sweep.seeds=3");
        Directory.Delete(TinySweep.PointOf(folder, 1), recursive: true);
        InProcess.Refused("output", ["3 of 4 points", "--resume"], "run", experiment, "--out", folder);
    }

    [Fact]
    public void Point_ThatIsInvalid_IsRefusedBeforeAnythingRuns()
    {
        string experiment = TinySweep.In(_scratch, "sweep: { hardware.memory.resistance: [1 MOhm, 1 Ohm, 9 TOhm] }");
        InProcess.Refused("experiment", ["2 of 3 points", "point 1 (hardware.memory.resistance = 1 Ohm)", "point 2", "1 kOhm .. 1 TOhm"], "run", experiment, "--out", _scratch["sweep"]);
        Assert.False(Directory.Exists(_scratch["sweep"]));
    }

    [Theory]
    [InlineData("compare")]
    [InlineData("estimate")]
    public void OtherCommands_TakeOnePoint(string command)
    {
        string experiment = TinySweep.In(_scratch, TinySweep.Four);
        InProcess.Refused("experiment", ["only run takes those", "--set sweep=", "--set \"hardware.memory.resistance=10 MOhm\""], command, experiment);
        if (command == "estimate")
            InProcess.Run(command, experiment, "--set", "sweep=").Done();
    }

    [Theory]
    [InlineData("--executor cloud", "no executor \"cloud\"", "local or slurm")]
    [InlineData("--jobs 0", "--jobs is \"0\"", "1 .. 1024")]
    [InlineData("--slurm-chunk 0", "--slurm-chunk is \"0\"", "1 .. 100000")]
    [InlineData("--slurm-partition a;b", "--slurm-partition is \"a;b\"", "one word")]
    public void Options_Wrong_AreNamed(string arguments, params string[] words) =>
        InProcess.Refused("usage", words, ["run", TinySweep.In(_scratch, TinySweep.Four), .. arguments.Split(' ')]);

    [Fact]
    public void Executor_Slurm_NeedsASweep() =>
        InProcess.Refused("usage", ["A cluster runs the points of a sweep"], "run", TinyExperiment.In(_scratch), "--executor", "slurm");

    [Fact]
    public void Data_ThatVary_AreThoseOfEachPoint()
    {
        string experiment = TinySweep.In(_scratch, "sweep: { data.train: [100, 200], learning.epochs: [1] }");
        InProcess.Run("run", experiment, "--out", _scratch["sweep"]).Done();
        Assert.Equal(["100", "200"], TinySweep.Column(_scratch["sweep"], "samples"));
    }

    [UnixFact("/usr/bin/script")]
    public void Terminal_ShowsATable()
    {
        string shown = PseudoTerminal.Run(_scratch.Path, "", "run", TinySweep.In(_scratch, TinySweep.Four), "--out", _scratch["sweep"]);
        Assert.Contains("time left", shown, StringComparison.Ordinal);
    }
}
