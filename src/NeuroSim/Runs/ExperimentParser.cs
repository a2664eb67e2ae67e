using NeuroSim.Data;
using NeuroSim.Neurons;
using NeuroSim.Runs.Contrastive;

namespace NeuroSim.Runs;

/// <summary>Reads an experiment from YAML and checks every key, type, unit and range.</summary>
public static class ExperimentParser
{
    /// <summary>The experiment that <paramref name="yaml"/> describes, with every default filled in.</summary>
    /// <param name="yaml">One YAML document, block or flow style, at most 2^20 characters.</param>
    /// <param name="fileName">What errors call the file.</param>
    /// <param name="overrides">Arguments of <c>--set</c>, each <c>path.to.key=value</c>; the last one of a key holds.</param>
    /// <param name="seed">Argument of <c>--seed</c>, which holds over everything.</param>
    /// <exception cref="InvalidInputException">Kind <c>experiment</c>: what is wrong, at which file, line and key or argument, and what would be right.</exception>
    public static Experiment Parse(string yaml, string fileName, IEnumerable<string>? overrides = null, ulong? seed = null)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        ArgumentNullException.ThrowIfNull(fileName);
        return Read(Tree(yaml, fileName, overrides, seed), fileName);
    }

    /// <summary>The settings of a file with those of the command line put in, not checked yet.</summary>
    internal static SettingNode Tree(string yaml, string fileName, IEnumerable<string>? overrides, ulong? seed)
    {
        SettingNode root = SettingTree.Parse(yaml, fileName);
        Section.Root(root, fileName); // the file's own mistakes come before those of the command line
        foreach (string argument in overrides ?? [])
            SettingOverride.Parse(argument).Apply(root);
        if (seed is { } value)
            SettingOverride.Seed(value).Apply(root);
        return root;
    }

    /// <summary>Checks a tree of settings.</summary>
    internal static Experiment Read(SettingNode root, string fileName) => Read(Section.Root(root, fileName));

    private static Experiment Read(Section file)
    {
        Experiment defaults = ExperimentDefaults.Named(Name(file));
        ulong seed = file.Seed("seed", defaults.Seed);
        LearningSettings learning = LearningSection.Read(file.Open("learning"));
        defaults = ExperimentDefaults.For(learning, defaults);
        var experiment = new Experiment
        {
            Name = defaults.Name,
            Question = file.Text("question") ?? defaults.Question,
            Seed = seed,
            Data = Data(file.Open("data"), defaults.Data),
            Stream = Stream(file.Open("stream"), defaults.Stream),
            Network = Network(file.Open("network"), defaults.Network),
            Learning = learning,
            Head = LearningSection.ReadHead(file.Open("head"), defaults.Head),
            Hardware = HardwareSection.Read(file.Open("hardware"), defaults.Hardware),
            Evaluate = EvaluationSection.Read(file.Open("evaluate")),
            Label = file.Text("label") ?? "",
            Sweep = SweepSection.Read(file.Entries("sweep"), seed),
            Expect = ExpectSection.Read(file.Open("expect"), file.Entries("expect")),
            ExpectAfter = ExpectSection.ReadAfter(file.Entries("expectAfter")),
        };
        HardwareSection.CheckLength(experiment, file.Open("hardware"));
        SequentialRules.Check(experiment);
        LabelRules.Check(experiment);
        ContrastiveRules.Check(experiment);
        LocalRules.Check(experiment);
        return experiment;
    }

    private static string Name(Section file)
    {
        string name = file.Text("name") ?? throw file.Invalid("name", "The experiment has no name; add a line such as \"name: my-experiment\".");
        bool fits = name.Length is >= 1 and <= 64 && char.IsAsciiLetterOrDigit(name[0])
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
        return fits ? name : throw file.Invalid("name", "name becomes the name of a folder: 1 .. 64 letters, digits, \"-\", \"_\" and \".\", beginning with a letter or digit, as in rc-vs-quality.");
    }

    /// <summary>Most training images.</summary>
    internal const int MostTrain = 10_000_000;

    private static DataSettings Data(Section section, DataSettings defaults)
    {
        string source = section.Text("source") ?? defaults.Source;
        string[] known = ExperimentWords.DataSources;
        if (!source.Contains('/', StringComparison.Ordinal) && !known.Contains(source, StringComparer.Ordinal))
        {
            string allowed = $"{string.Join(", ", known)}, or a folder with a slash in it, as in ./my-images.";
            throw section.Invalid("source", $"source is \"{source}\".{NearestName.Hint(source, known)} Allowed: {allowed}");
        }

        return new DataSettings(
            source,
            section.IntegerOr(DataSettings.All, "train", 1, MostTrain, defaults.Train),
            section.IntegerOr(DataSettings.All, "test", 1, 1_000_000, defaults.Test))
        {
            Augment = AugmentSection.Read(section),
            Noise = section.Has("noise") ? section.Quantity("noise", new SettingRange(0, 1), 0) : null,
            DrawsStates = section.Choice("states", ExperimentWords.States, defaults.DrawsStates),
        };
    }

    private static StreamSettings Stream(Section section, StreamSettings defaults)
    {
        var stream = new StreamSettings(
            section.Choice("order", ExperimentWords.Orders, defaults.Order),
            section.Integer("chunk", 1, 1_000_000, defaults.Chunk),
            section.Quantity("coherence", new SettingRange(0, 1), defaults.Coherence))
        {
            Repetitions = section.IntegerOr("random", "repetitions", 1, 1_000_000, defaults.Repetitions),
            HasFreshCycles = section.Choice("cycles", ExperimentWords.Cycles, defaults.HasFreshCycles),
        };
        if (stream.Order != StreamOrder.Repeated && (section.Has("repetitions") || section.Has("cycles")))
            throw section.Invalid(section.Has("repetitions") ? "repetitions" : "cycles", "repetitions and cycles are about classes in turn, so they need order: repeated.");
        if (stream.Order != StreamOrder.Chunked && stream.Coherence != 1)
            throw section.Invalid("coherence", "coherence below 1 disturbs chunks, so it needs order: chunked; an order without chunks takes 1.");
        return stream;
    }

    private static NetworkSettings Network(Section section, NetworkSettings defaults)
    {
        var network = new NetworkSettings(
            section.Integers("layers", mostItems: 64, least: 1, most: 16384, defaults.Layers),
            section.Choice<Activation>("activation", ExperimentWords.Activations, defaults.Activation))
        {
            Recurrence = section.Integer("recurrence", 1, 16, defaults.Recurrence),
            Output = section.Choice("output", ExperimentWords.Outputs, defaults.Output),
        };
        bool closes = network.Layers.Length > 1 && network.Layers[^1] == network.Layers[0];
        return closes || network.Recurrence == 1 ? network : throw section.Invalid(
            "recurrence", "recurrence passes the layers behind the first one again, so there must be two layers or more, and the last as wide as the first, as in layers: [128, 64, 128].");
    }
}
