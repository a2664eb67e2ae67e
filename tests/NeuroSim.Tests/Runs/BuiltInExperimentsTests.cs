using NeuroSim.Data;
using NeuroSim.Networks;
using NeuroSim.Runs;
using NeuroSim.Runs.Sequences;
using NeuroSim.Runs.Sweeps;
using NeuroSim.Tests.Costs;

namespace NeuroSim.Tests.Runs;

/// <summary>Every experiment of the folder runs, in brief: small network, few built-in digits.</summary>
public sealed class BuiltInExperimentsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neurosim-").FullName;

    public static TheoryData<string> Names() => [.. ExperimentSource.BuiltIn.Where(name => !IsSequence(name) && !IsContrast(name) && !IsLocal(name))];

    public static TheoryData<string> Contrasts() => [.. ExperimentSource.BuiltIn.Where(IsContrast)];

    public static TheoryData<string> Sequences() => [.. ExperimentSource.BuiltIn.Where(IsSequence)];

    private static bool IsSequence(string name) => name.StartsWith("smooth-data/", StringComparison.Ordinal);

    private static bool IsLocal(string name) => name.StartsWith("comparators/streaming-", StringComparison.Ordinal);

    private static bool IsContrast(string name) => name.StartsWith("comparators/clapp-", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Contrasts))]
    public void Contrast_InBrief_HasTheFiguresItsOrderingsCompare(string name)
    {
        string[] layers = ExperimentSource.Load(name).Learning.Contrastive.IsConvolutional ? [] : ["network.layers=[16, 16, 16, 16]"];
        var plan = SweepPlan.Load(name, ["data.source=digits", "data.train=64", "data.test=40", "head.epochs=2", "evaluate.runs=1", .. layers]);
        SweepOrderings.Check(plan);
        var figures = new HashSet<string>();
        foreach (SweepPoint point in (SweepPoint[])[plan.Points[0], plan.Points[^1]])
        {
            RunResult result = Run(plan.ExperimentOf(point), EngineKind.Vector, 1, $"{point.Index}").Result;
            figures.UnionWith(result.Figures.Keys);
            Assert.All(result.Figures.Values, runs => Assert.InRange(Assert.Single(runs), 0, 100));
        }

        Assert.All(plan.Experiment.Expect.Orderings.SelectMany(ordering => ordering.Terms), term => Assert.Contains(term.Figure, figures));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void BuiltIn_InBrief_LearnsAndMeasures(string name)
    {
        Experiment experiment = ExperimentSource.Load(
            name, ["data.source=digits", "data.train=600", "data.test=200", "network.layers=[24, 12, 24]", "learning.epochs=1", "head.epochs=150", "sweep="]);
        (RunResult result, _) = Run(experiment, EngineKind.Vector, 2, "run");
        Assert.Equal(experiment.Learning is { Rule: LearningRule.Trl, TrainsFirstLayerOnly: false } ? 1800 : 600, result.Samples); // trl has a pass for each layer
        Assert.InRange(result.Accuracy, MayFail(experiment) ? 0 : 0.2, 1);
        Assert.Equal(1 + 2 * experiment.Network.Recurrence, result.AccuracyPerLayer.Length);
        Assert.Equal(10, result.AccuracyPerClass.Length);
    }

    [Theory]
    [MemberData(nameof(Sequences))]
    public void Sequence_InBrief_HasTheFiguresItsOrderingsCompare(string name)
    {
        var plan = SweepPlan.Load(name, ["data.train=200", "data.test=80", "evaluate={runs: 1, every: 20, items: 40, windows: {early: [0, 100], late: [100, 200], last: [100, 200]}}", .. Digits(name)]);
        SweepOrderings.Check(plan);
        foreach (SweepPoint point in (SweepPoint[])[plan.Points[0], plan.Points[^1]])
        {
            Experiment experiment = plan.ExperimentOf(point);
            DataSet data = DataOf(experiment);
            using var folder = RunFolder.Open(Path.Combine(_folder, $"{point.Index}"), experiment, resume: false, RunEnvironment.Capture(1, TimeProvider.System));
            var options = new RunOptions(EngineKind.Vector, 1, null, TimeProvider.System, CancellationToken.None);
            SequenceRun.Check(experiment, data, Examples.Cmos28, EngineKind.Vector);
            RunResult result = new SequenceRun(experiment, data, Examples.Cmos28, folder, options).Execute().Result;
            Assert.All(experiment.Expect.Orderings.SelectMany(ordering => ordering.Terms), term => Assert.Contains(term.Figure, result.Figures.Keys));
            Assert.All(result.Figures.Values, runs => Assert.True(double.IsFinite(Assert.Single(runs))));
        }
    }

    private static string[] Digits(string name) => ExperimentSource.Load(name).Data.Source == "mnist" ? ["data.source=digits"] : [];

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
        experiment.Learning.Rule is LearningRule.Backprop or LearningRule.ForwardForward or LearningRule.EquilibriumPropagation || experiment.Name.StartsWith("ablations-", StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (RunResult Result, RunSpeed Speed) Run(Experiment experiment, EngineKind engine, int threads, string name)
    {
        var environment = RunEnvironment.Capture(threads, TimeProvider.System);
        using var folder = RunFolder.Open(Path.Combine(_folder, name), experiment, resume: false, environment);
        var options = new RunOptions(engine, threads, null, TimeProvider.System, CancellationToken.None);
        return ExperimentRun.Of(experiment, DataOf(experiment), TechnologySource.Load("cmos-28nm"), folder, options).Execute();
    }

    private static DataSet DataOf(Experiment experiment) =>
        DataCatalog.Load(experiment.Data.Source, experiment.Data.Train, experiment.Data.Test, DataLocation.Find(null, _ => null));
}
