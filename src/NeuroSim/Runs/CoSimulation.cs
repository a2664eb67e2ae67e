using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Engines;
using NeuroSim.Networks;

namespace NeuroSim.Runs;

/// <summary>Neurons whose memories are stepped in a circuit simulator while the network learns.</summary>
public static class CoSimulation
{
    /// <summary>Most neurons, each of which is a process.</summary>
    public const int MostNeurons = 16;

    /// <summary>Layer and neuron, both from 0, of a place such as 1/5, both from 1; null when it is none.</summary>
    public static (int Layer, int Neuron)? Place(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('/');
        return parts.Length == 2 && TryCount(parts[0], out int layer) && TryCount(parts[1], out int neuron) ? (layer - 1, neuron - 1) : null;
    }

    /// <summary>Attaches a stepper to each neuron of <paramref name="places"/>.</summary>
    /// <exception cref="InvalidInputException">Another engine, no stepper to be had, or no such neuron.</exception>
    internal static ImmutableArray<IMemoryStepper> Attach(ImmutableArray<string> places, IStreamingEngine engine, Network network, Func<Network, int, int, IMemoryStepper>? source)
    {
        if (places.IsEmpty)
            return [];
        if (source is null || engine is not EventEngine events)
            throw NotHere();
        var steppers = ImmutableArray.CreateBuilder<IMemoryStepper>();
        foreach (string text in places)
        {
            (int layer, int neuron) = Inside(text, network);
            IMemoryStepper stepper = source(network, layer, neuron);
            events.Attach(layer, neuron, stepper);
            steppers.Add(stepper);
        }

        return steppers.ToImmutable();
    }

    /// <summary>What a run reports of its steppers; null without any.</summary>
    internal static CoSimulationResult? Result(ImmutableArray<string> places, ImmutableArray<IMemoryStepper> steppers, long samples) =>
        steppers.IsEmpty ? null : new CoSimulationResult(places, samples, steppers.Max(stepper => stepper.LargestDifference));

    /// <summary>Refuses what <see cref="Attach"/> would refuse.</summary>
    internal static void Check(ImmutableArray<string> places, Network network, EngineKind engine)
    {
        if (!places.IsEmpty && engine != EngineKind.Event)
            throw NotHere();
        foreach (string place in places)
            Inside(place, network);
    }

    private static (int Layer, int Neuron) Inside(string text, Network network)
    {
        (int layer, int neuron) = Place(text)!.Value;
        return layer < network.Layers.Length && neuron < network.Layers[layer].Neurons
            ? (layer, neuron)
            : throw new InvalidInputException("experiment", $"There is no neuron {text}: the network has layers of {string.Join(", ", network.Layers.Select(one => one.Neurons))} neurons, both numbers count from 1.", "hardware.memory.neurons");
    }

    private static InvalidInputException NotHere() => new(
        "experiment", "Memories are stepped in a circuit simulator by run with --engine event, one neuron at a time; compare and the vector engine cannot. Set hardware.memory.simulator: model.", "hardware.memory.simulator");

    private static bool TryCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= 1;
}
