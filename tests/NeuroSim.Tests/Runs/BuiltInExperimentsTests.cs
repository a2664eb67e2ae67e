using NeuroSim.Data;
using NeuroSim.Networks;
using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

/// <summary>Every experiment of the folder runs, in brief: small network, few built-in digits.</summary>
public sealed class BuiltInExperimentsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neurosim-").FullName;

    public static TheoryData<string> Names() => [.. ExperimentSource.BuiltIn];

    [Theory]
    [MemberData(nameof(Names))]
    public void BuiltIn_InBrief_LearnsAndMeasures(string name)
    {
        Experiment experiment = ExperimentSource.Load(
            name, ["data.source=digits", "data.train=600", "data.test=200", "network.layers=[24, 12, 24]", "learning.epochs=1", "head.epochs=150", "sweep="]);
        (RunResult result, _) = Run(experiment, EngineKind.Vector, 2, "run");
        Assert.Equal(experiment.Learning.Rule == LearningRule.Trl ? 1800 : 600, result.Samples); // trl has a pass for each layer
        Assert.InRange(result.Accuracy, MayFail(experiment) ? 0 : 0.2, 1);
        Assert.Equal(1 + 2 * experiment.Network.Recurrence, result.AccuracyPerLayer.Length);
        Assert.Equal(10, result.AccuracyPerClass.Length);
    }

    [Theory]
    [InlineData(EngineKind.Vector, 1)]
    [InlineData(EngineKind.Vector, 8)]
    [InlineData(EngineKind.Event, 1)]
    [InlineData(EngineKind.Event, 2)]
    public void Result_AnyEngineAndThreadCount_IsTheSame(EngineKind engine, int threads)
    {
        Experiment experiment = ExperimentSource.Load(
            "sync-vs-async", ["data.source=digits", "data.train=500", "data.test=100", "network.layers=[20, 18]", "learning.epochs=2"]);
        string expected = RunResultJson.Write(Run(experiment, EngineKind.Vector, 2, "expected").Result);
        Assert.Equal(expected, RunResultJson.Write(Run(experiment, engine, threads, "actual").Result));
        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, "expected", "metrics.csv")), File.ReadAllBytes(Path.Combine(_folder, "actual", "metrics.csv")));
    }

    [Fact]
    public void Comparison_InBrief_LeadsWithTheVerdict()
    {
        Experiment experiment = ExperimentSource.Load(
            "sync-vs-async", ["data.source=digits", "data.train=2000", "data.test=500", "network.layers=[64]", "learning.epochs=1"]);
        var run = new ComparisonRun(experiment, DataOf(experiment), TechnologySource.Load("cmos-28nm"), _folder, resume: false);
        Comparison comparison = run.Execute(_ => new RunOptions(EngineKind.Vector, 2, null, TimeProvider.System, CancellationToken.None));
        Assert.Equal([Schedule.Synchronous, Schedule.Shifted, Schedule.Pipelined], comparison.Schedules.Select(outcome => outcome.Schedule));
        Assert.Null(comparison.Schedules[0].FirstDifference);
        Assert.All(comparison.Schedules.Skip(1), outcome => Assert.Equal(1, outcome.FirstDifference!.Sample));
        string report = File.ReadAllText(ComparisonFiles.Write(_folder, comparison));
        Assert.Contains(Verdict.Of(comparison), report, StringComparison.Ordinal);
    }

    /// <summary>Nine batches move backpropagation's own softmax layer little, and an ablation is there to show what fails.</summary>
    private static bool MayFail(Experiment experiment) =>
        experiment.Learning.Rule == LearningRule.Backprop || experiment.Name.StartsWith("ablations-", StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (RunResult Result, RunSpeed Speed) Run(Experiment experiment, EngineKind engine, int threads, string name)
    {
        var environment = RunEnvironment.Capture(threads, TimeProvider.System);
        using var folder = RunFolder.Open(Path.Combine(_folder, name), experiment, resume: false, environment);
        var options = new RunOptions(engine, threads, null, TimeProvider.System, CancellationToken.None);
        return new TrainingRun(experiment, DataOf(experiment), TechnologySource.Load("cmos-28nm"), folder, options).Execute();
    }

    private static DataSet DataOf(Experiment experiment) =>
        DataCatalog.Load(experiment.Data.Source, experiment.Data.Train, experiment.Data.Test, DataLocation.Find(null, _ => null));
}
