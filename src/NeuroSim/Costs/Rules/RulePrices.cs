using NeuroSim.Learning.Needs;
using NeuroSim.Networks;
using NeuroSim.Neurons;

namespace NeuroSim.Costs.Rules;

/// <summary>Rows of what a rule needs of a layer. An event of one kind has one price, whichever rule asks for it.</summary>
internal static class RulePrices
{
    /// <summary>Variance of an activation in units squared for which charge is priced.</summary>
    internal const double Variance = 1;

    internal static PhaseEstimate Learning(PricedLayer at, RuleNeeds needs)
    {
        foreach (RuleArray array in needs.Arrays)
        {
            Read(at, array, array.LearningReads);
            Back(at, array, array.TransposedReads);
        }

        Activations(at, needs.Activations);
        foreach (NeuronMemory memory in needs.Memories)
            Memory(at, memory);
        Bus(at, needs);
        if (needs.Errors > 0)
        {
            at.Events("post-factors, arithmetic", Part.ErrorArithmetic, needs.Errors, 1);
            at.Static("post-factors, arithmetic (static)", Part.ErrorArithmetic, 1, withArea: false);
        }

        foreach (RuleArray array in needs.Arrays)
            at.Writes($"{NameOf(array)} cells, write", Part.FeedForwardCell, array.OuterProducts * LinesOf(array, at.Layer));
        Synapses(at, needs);
        return at.Estimate;
    }

    internal static PhaseEstimate Inference(PricedLayer at, RuleNeeds needs)
    {
        foreach (RuleArray array in needs.Arrays.Where(array => array.InferenceReads > 0))
        {
            Read(at, array, array.InferenceReads);
            Back(at, array, array.TransposedInferenceReads);
        }

        Activations(at, needs.InferenceActivations);
        return at.Estimate;
    }

    /// <summary>Cells of a neuron's column; a forward array has one more for the bias.</summary>
    internal static double LinesOf(RuleArray array, Layer layer) => array.IsLateral ? layer.Neurons : layer.Inputs + 1;

    /// <summary>How many of a memory there are, per neuron.</summary>
    internal static double CountOf(NeuronMemory memory, Layer layer) => memory.IsOfInputs ? layer.Inputs / (double)layer.Neurons : 1;

    private static void Read(PricedLayer at, RuleArray array, double reads) => ReadPrices.Array(
        at, NameOf(array), array.IsLateral ? at.Layer.Neurons : at.Layer.Inputs, reads, LinesOf(array, at.Layer));

    /// <summary>The array driven from its bit lines, for the neurons of the layer before, which are as many as its word lines.</summary>
    private static void Back(PricedLayer at, RuleArray array, double reads)
    {
        if (reads > 0)
            ReadPrices.Transposed(at, "transposed", array.IsLateral ? at.Layer.Neurons : at.Layer.Inputs, reads);
    }

    /// <summary>Rows of a rule's arrays have the names of TRL's, so that they fall into the same groups.</summary>
    private static string NameOf(RuleArray array) => array.IsLateral ? $"lateral {array.Name}" : "forward";

    private static void Activations(PricedLayer at, double count)
    {
        Part part = at.Layer.Activation == Activation.Relu ? Part.ActivationCompare : Part.ActivationLookup;
        at.Events("activation", part, count, 1);
    }

    private static void Memory(PricedLayer at, NeuronMemory memory)
    {
        double count = CountOf(memory, at.Layer);
        switch (memory.Kind)
        {
            case MemoryKind.Leaky:
                MemoryPrices.Leaky(at, $"memory {memory.Name}", count * memory.Steps, Variance);
                break;
            case MemoryKind.Held:
                at.Events($"memory {memory.Name}, sample and hold", Part.SampleHold, count * memory.Steps, count);
                break;
            default:
                at.Events($"memory {memory.Name}, bit", Part.RegisterBit, count * memory.Steps, count);
                break;
        }
    }

    /// <summary>A sum over the layer takes a product and an addition of every neuron; a word to the layer drives one line for all of them.</summary>
    private static void Bus(PricedLayer at, RuleNeeds needs)
    {
        double sums = needs.Reduces.Sum(sum => sum.Count), words = needs.Broadcasts.Sum(word => word.Count);
        if (sums > 0)
        {
            at.Events("sums over the layer, products", Part.Squarer, sums, 1);
            at.Static("sums over the layer, products (static)", Part.Squarer, 1, withArea: false);
            at.Events("sums over the layer, additions", Part.PartialSumAdder, sums, 1);
        }

        if (words > 0)
            at.Events("words to the layer, drivers", Part.WordLineDac, words / at.Layer.Neurons, 1.0 / at.Layer.Neurons);
    }

    private static void Synapses(PricedLayer at, RuleNeeds needs)
    {
        if (needs.SynapseNumbers == 0)
            return;
        double numbers = needs.SynapseNumbers * (at.Layer.Inputs + 1);
        at.Events("optimiser state per synapse", Part.SynapseState, needs.SynapseSteps * (at.Layer.Inputs + 1), numbers);
        at.Static("optimiser state per synapse (static)", Part.SynapseState, numbers, withArea: false);
    }
}
