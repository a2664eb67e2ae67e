using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Circuits.Spice;

namespace NeuroSim.Circuits;

/// <summary>
/// The whole neuron: circuits/neuron.cir, driven with what a neuron of the event engine heard, has the m, v, p and e that the neuron had; lat is read back.
/// </summary>
public static class NeuronContract
{
    /// <summary>
    /// Largest difference, as a share of each signal's swing: a switch's edge moves the time a memory is on by up to 1e-4 / 0.4, and v and e take the
    /// square and the product of what m is off.
    /// </summary>
    public const double Tolerance = 5e-3;

    private const double EdgeShare = 1e-4;

    /// <summary>The largest difference of each signal, as a share of its swing in the model.</summary>
    /// <param name="parameters">Of <see cref="NeuronParameters"/>, of the recorded neuron.</param>
    /// <param name="recording">What it heard and was.</param>
    /// <param name="simulator">With what.</param>
    /// <exception cref="SpiceException">The simulator fails.</exception>
    public static ImmutableDictionary<string, double> Differences(
        ImmutableDictionary<string, double> parameters, NeuronRecording recording, ISpiceSimulator simulator)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(recording);
        ArgumentNullException.ThrowIfNull(simulator);
        double period = parameters["period"], unit = parameters["unit"];
        Netlist netlist = parameters.Aggregate(Netlist.BuiltIn("neuron"), (bound, entry) => bound.With(entry.Key, entry.Value))
            .With("samples", recording.A.Length)
            .Replace("Va", Source("Va a 0", recording.A, period, unit))
            .Replace("Vlat", Source("Vlat lat 0", recording.Lateral, period, unit));
        SpiceResult result = simulator.Run(SpiceDeck.Transient(netlist, recording.A.Length * period, "m", "v", "p", "lat", "e"));
        return new Dictionary<string, double>
        {
            ["m"] = Difference(result, "m", 0.89, recording.Mean, period, unit),
            ["v"] = Difference(result, "v", 0.89, recording.Variance, period, unit),
            ["p"] = Difference(result, "p", 0.99, recording.Previous, period, unit),
            ["lat"] = Difference(result, "lat", 0.89, recording.Lateral, period, unit),
            ["e"] = Difference(result, "e", 0.89, recording.Error, period, unit),
        }.ToImmutableDictionary();
    }

    private static double Difference(SpiceResult result, string node, double readAt, double[] model, double period, double unit)
    {
        double largest = 0;
        for (int t = 0; t < model.Length; t++)
            largest = Math.Max(largest, Math.Abs(result.At(node, (t + readAt) * period) - unit * model[t]));
        return largest / (unit * (model.Max() - model.Min()));
    }

    private static string Source(string head, double[] numbers, double period, double unit)
    {
        var points = new List<string> { $"0 {Text(unit * numbers[0])}" };
        for (int t = 1; t < numbers.Length; t++)
            points.Add($"{Text(t * period)} {Text(unit * numbers[t - 1])} {Text(t * period + EdgeShare * period)} {Text(unit * numbers[t])}");
        return $"{head} PWL({string.Join(' ', points)})";
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
