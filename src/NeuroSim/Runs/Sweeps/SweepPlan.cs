using System.Collections.Immutable;

namespace NeuroSim.Runs.Sweeps;

/// <summary>An experiment with a sweep and the experiments of all its points, which are made when they are asked for.</summary>
public sealed class SweepPlan
{
    private readonly SettingNode _root;
    private readonly string _fileName;
    private readonly SweepGrid _grid;

    private SweepPlan(SettingNode root, string fileName)
    {
        (_root, _fileName) = (root, fileName);
        Experiment = ExperimentParser.Read(root, fileName);
        _grid = new SweepGrid(Experiment.Sweep, Experiment.Seed);
        Paths = [.. Experiment.Sweep.Axes.Select(axis => axis.Path)];
        Points = [.. Enumerable.Range(0, _grid.Points).Select(PointAt)];
        root.Entries!.Remove("sweep");
    }

    /// <summary>The experiment with its sweep.</summary>
    public Experiment Experiment { get; }

    /// <summary>The settings that vary, in file order.</summary>
    public ImmutableArray<string> Paths { get; }

    /// <summary>Every point in order; none when there is no sweep.</summary>
    public ImmutableArray<SweepPoint> Points { get; }

    /// <summary>Loads an experiment as <see cref="ExperimentSource.Load"/> does.</summary>
    /// <param name="pathOrName">Path of a YAML file, or the name of a built-in experiment.</param>
    /// <param name="overrides">Arguments of <c>--set</c>.</param>
    /// <param name="seed">Argument of <c>--seed</c>.</param>
    /// <exception cref="InvalidInputException">As there; the points are not checked yet.</exception>
    public static SweepPlan Load(string pathOrName, IEnumerable<string>? overrides = null, ulong? seed = null)
    {
        (string yaml, string file) = ExperimentSource.Read(pathOrName);
        return new SweepPlan(ExperimentParser.Tree(yaml, file, overrides, seed), file);
    }

    /// <summary>The experiment of one point, without a sweep.</summary>
    /// <exception cref="InvalidInputException">Its settings do not make a valid experiment.</exception>
    public Experiment ExperimentOf(SweepPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        SettingNode root = _root.Copy();
        var origin = new SettingOrigin(Label(point), FromCommandLine: true);
        foreach ((string path, string value) in point.Settings)
            new SettingOverride(path, value, origin).Apply(root);
        return ExperimentParser.Read(root, _fileName);
    }

    /// <summary>What errors call a point.</summary>
    internal static string Label(SweepPoint point) => $"point {point.Index} ({point.Description})";

    private SweepPoint PointAt(int index) =>
        new(index, [.. Paths.Zip(_grid.ValuesOf(index), (path, value) => KeyValuePair.Create(path, value))]);
}
