using System.Collections.Immutable;
using System.Globalization;
using NeuroSim.Circuits.Spice;
using NeuroSim.Numerics;

namespace NeuroSim.Circuits;

/// <summary>What drives a cell's netlist in a contract: voltages of <c>vin</c>, and resets of <c>vr</c> where the contract has them.</summary>
internal static class CellStimulus
{
    /// <summary>From the lowest to the highest voltage that a sample can have.</summary>
    public const double SwingVolts = 1;

    /// <summary>Even draws between -0.5 V and 0.5 V, always the same.</summary>
    public static ImmutableArray<double> Voltages(int samples)
    {
        var random = new Philox(1, RandomStream.Digits);
        return [.. Enumerable.Range(0, samples).Select(k => SwingVolts * (random.Uniform(0, (ulong)k) - 0.5))];
    }

    /// <summary>The netlist with its sources replaced by the contract's.</summary>
    public static Netlist On(Netlist netlist, CellContract contract, ImmutableArray<double> inputs, double period)
    {
        if (contract.IsDriven)
            netlist = netlist.Replace("vin", Source(inputs, period));
        return contract.Resets.IsEmpty ? netlist : netlist.Replace("vr", ResetSource(contract.Resets, period));
    }

    private static string Source(ImmutableArray<double> inputs, double period)
    {
        var points = new List<string> { $"0 {Text(inputs[0])}" };
        for (int k = 1; k < inputs.Length; k++)
        {
            points.Add($"{Text(k * period)} {Text(inputs[k - 1])}");
            points.Add($"{Text(k * period * (1 + 1e-4 / k))} {Text(inputs[k])}");
        }

        return $"vin in 0 pwl({string.Join(' ', points)})";
    }

    /// <summary>High for the first hundredth of the samples that begin with a reset, with edges of 1/10000 of a period.</summary>
    private static string ResetSource(ImmutableArray<bool> resets, double period)
    {
        var points = new List<string> { "0 0" };
        foreach (int k in Enumerable.Range(1, resets.Length - 1).Where(k => resets[k]))
        {
            foreach ((double share, int volts) in ((double, int)[])[(0, 0), (0.0001, 1), (0.01, 1), (0.0101, 0)])
                points.Add($"{Text((k + share) * period)} {volts}");
        }

        return $"vr r 0 pwl({string.Join(' ', points)})";
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
