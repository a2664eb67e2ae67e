using System.Collections.Immutable;

namespace NeuroSim.Learning.Needs;

/// <summary>
/// What a learning rule needs of one layer of a chip: values at neurons, crossbars, sums over the layer, words to all of its neurons, and phases. Every rule
/// declares it itself; prices and the table of <c>docs/rules.md</c> follow from it.
/// </summary>
public sealed record RuleNeeds
{
    /// <summary>The rule, as experiments spell it, with what distinguishes its variant.</summary>
    public required string Rule { get; init; }

    /// <summary>Values at a neuron, the activation that it puts on its output line not counted.</summary>
    public ImmutableArray<NeuronMemory> Memories { get; init; } = [];

    /// <summary>What a synapse keeps beside its conductance, in words.</summary>
    public string SynapseState { get; init; } = "G";

    /// <summary>Numbers a synapse of a forward array keeps beside its conductance.</summary>
    public double SynapseNumbers { get; init; }

    /// <summary>Steps of those numbers for a learning sample, in all.</summary>
    public double SynapseSteps { get; init; }

    /// <summary>Crossbars.</summary>
    public ImmutableArray<RuleArray> Arrays { get; init; } = [];

    /// <summary>Sums over all neurons of the layer, for a learning sample: what is summed, and how often.</summary>
    public ImmutableArray<(string Name, double Count)> Reduces { get; init; } = [];

    /// <summary>Words to all neurons of the layer, for a learning sample: what is said, and how often.</summary>
    public ImmutableArray<(string Name, double Count)> Broadcasts { get; init; } = [];

    /// <summary>Phases of a learning sample that follow each other, by name and length in passes of a layer.</summary>
    public ImmutableArray<(string Name, double Passes)> Phases { get; init; } = [];

    /// <summary>Phases of a sample that is only seen, in passes of a layer.</summary>
    public double InferencePasses { get; init; } = 1;

    /// <summary>Activation functions of a neuron for a learning sample.</summary>
    public double Activations { get; init; } = 1;

    /// <summary>Activation functions of a neuron for a sample that is only seen.</summary>
    public double InferenceActivations { get; init; } = 1;

    /// <summary>Post-factors that a neuron forms for a learning sample.</summary>
    public double Errors { get; init; } = 1;

    /// <summary>Post-factor times pre-factor: all the learning there is, as a formula in plain text.</summary>
    public required string Update { get; init; }

    /// <summary>Why no crossbar can run the rule, a sentence; null: one can.</summary>
    public string? Obstacle { get; init; }

    /// <summary>Length of a learning sample in passes of a layer.</summary>
    public double Passes => Phases.Sum(phase => phase.Passes);

    /// <summary>
    /// Messages of a neuron for a learning sample: a value on its output line for every activation, one for every read of a lateral array, one back for every
    /// transposed read, one for every sum that it takes part in, and its share of the words to the layer.
    /// </summary>
    /// <param name="neurons">D of the layer.</param>
    public double MessagesOf(int neurons) =>
        Activations + Arrays.Sum(array => (array.IsLateral ? array.LearningReads : 0) + array.TransposedReads) + Reduces.Sum(sum => sum.Count) + Broadcasts.Sum(word => word.Count) / neurons;
}
