using NeuroSim.Data;
using NeuroSim.Learning;

namespace NeuroSim.Runs;

/// <summary>
/// One experiment, checked and complete: what a YAML file says, with every default filled in. Two experiments are equal when every
/// value is. Built by <see cref="ExperimentParser"/>; defaults are in <see cref="ExperimentDefaults"/>.
/// </summary>
public sealed record Experiment
{
    /// <summary>Name of the run folder: letters, digits, "-", "_" and ".", at most 64.</summary>
    public required string Name { get; init; }

    /// <summary>What the experiment asks, one sentence; may be empty.</summary>
    public required string Question { get; init; }

    /// <summary>Seed of every random draw.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Which images.</summary>
    public required DataSettings Data { get; init; }

    /// <summary>In which order they come.</summary>
    public required StreamSettings Stream { get; init; }

    /// <summary>Layers and activation.</summary>
    public required NetworkSettings Network { get; init; }

    /// <summary>Rule, optimiser, passes.</summary>
    public required LearningSettings Learning { get; init; }

    /// <summary>The linear classifier that measures the learned features.</summary>
    public required HeadSettings Head { get; init; }

    /// <summary>Schedule, clock, memories, crossbar, technology.</summary>
    public required HardwareSettings Hardware { get; init; }

    /// <summary>How a rule that learns item by item is watched and judged.</summary>
    public EvaluationSettings Evaluate { get; init; } = new();

    /// <summary>What tells the experiment from others of its sweep, a word or a few; may be empty, and changes nothing.</summary>
    public string Label { get; init; } = "";

    /// <summary>Settings to vary; none for a single run.</summary>
    public required SweepSettings Sweep { get; init; }

    /// <summary>What the result should be; may be empty.</summary>
    public required ExpectationSet Expect { get; init; }

    /// <summary>What the result should be instead after other numbers of passes, for runs in brief; may be empty.</summary>
    public BriefExpectationSet ExpectAfter { get; init; } = new([]);

    /// <summary>What holds for this experiment's number of passes.</summary>
    public ExpectationSet Expected => ExpectAfter.After(Learning.Epochs) ?? Expect;

    /// <summary>What judges the network, in words: a linear head on frozen activations, or backpropagation's own output.</summary>
    public string JudgeInWords => OwnOutput ?? (Head.SeesLastLayerOnly ? "head on the last layer" : "head on all layers");

    private string? OwnOutput => Learning.Rule switch
    {
        LearningRule.Backprop or LearningRule.Leaky or LearningRule.Lstm => "own softmax layer",
        LearningRule.ForwardForward => Learning.ForwardForward.Readout == GoodnessReadout.Energy ? "most goodness of all labels" : "own softmax readout",
        LearningRule.EquilibriumPropagation => "own output neurons",
        LearningRule.StreamingForwardForward => "most goodness of all labels",
        _ => null,
    };

    /// <summary>The data with pixels as the rule takes them: 0 to 1 where a network has its states there, else normalised.</summary>
    internal DataSet Presented(DataSet data) =>
        Learning.Rule is LearningRule.ForwardForward or LearningRule.EquilibriumPropagation ? data with { Normalization = PixelNormalization.Unit } : data;

    /// <summary>The training images as the run presents them.</summary>
    internal ImageStream StreamOf(DataSet data) => new(data.Train, data.Normalization, Stream, Seed, Data.Augment);

    /// <summary>
    /// Images to load, training and test. The rules that learn item by item take as many images of one class as of another, out of all that files hold.
    /// </summary>
    public (int? Train, int? Test) ImagesToLoad =>
        Learning.IsSequential && Data.Source is not (DataCatalog.Digits or DataCatalog.Auto) ? (null, null) : (Data.Train, Data.Test);

    /// <summary>The experiment with the data set that was found.</summary>
    public Experiment With(DataSet data)
    {
        ArgumentNullException.ThrowIfNull(data);
        DataSettings found = Data.Found(data);
        return this with { Data = Learning.IsSequential && !data.IsGenerated ? found with { Train = Data.Train ?? found.Train, Test = Data.Test ?? found.Test } : found };
    }

    /// <summary>Most samples the layers can see in the whole run, before it is known how many images there are.</summary>
    internal long MostSamples => (long)(Data.Train ?? ExperimentParser.MostTrain) * Learning.Epochs;
}
