using System.Globalization;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>What cannot be held, saved or measured because an array of it would be too long, found before anything is learned.</summary>
internal static class NetworkSize
{
    /// <summary>Floats of one array that a checkpoint can hold: it is written as one stretch of at most 2 GiB.</summary>
    private const long Most = int.MaxValue / sizeof(float) - AlignedFloats.LineFloats;

    /// <summary>Refuses a network with an array that no checkpoint can hold.</summary>
    /// <exception cref="InvalidInputException">Names the setting.</exception>
    public static void Require(Network network)
    {
        foreach (Layer layer in network.Layers)
        {
            long inputs = AlignedFloats.Padded(layer.Inputs), neurons = AlignedFloats.Padded(layer.Neurons);
            Require(inputs * layer.Neurons, $"A layer of {Text(layer.Neurons)} neurons with {Text(layer.Inputs)} inputs has", "weights", "network.layers");
            Require(neurons * layer.Neurons, $"A layer of {Text(layer.Neurons)} neurons has", "lateral weights", "network.layers");
            Require(LayerState.InputSlots(network) * inputs, $"A write every {Text(network.WriteEvery)} samples of {Text(layer.Inputs)} inputs holds", "inputs", "learning.writeEvery");
        }
    }

    /// <summary>Refuses so many images that the activations of all layers cannot be measured at once.</summary>
    /// <exception cref="InvalidInputException">Names the setting.</exception>
    public static void RequireFeatures(int images, IEnumerable<int> neuronsPerPass)
    {
        long stride = neuronsPerPass.Sum(neurons => (long)AlignedFloats.Padded(neurons));
        long floats = images * stride;
        if (floats > Array.MaxLength - AlignedFloats.LineFloats)
            throw new InvalidInputException("experiment", $"The head would see {Text(images)} images x {Text(stride)} activations, {Text(floats)} numbers, and at most {Text(Array.MaxLength)} can be held at once; use fewer images (data.train) or fewer neurons (network.layers).", "data.train");
    }

    private static void Require(long floats, string has, string what, string setting)
    {
        if (floats > Most)
            throw new InvalidInputException("experiment", $"{has} {Text(floats)} {what}; at most {Text(Most)} can be held in an array. Use fewer.", setting);
    }

    private static string Text(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
