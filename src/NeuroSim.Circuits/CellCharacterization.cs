using System.Collections.Immutable;
using System.Globalization;
using MathNet.Numerics.LinearRegression;
using NeuroSim.Circuits.Spice;

namespace NeuroSim.Circuits;

/// <summary>A cell's circuit under its stimulus, beside its model.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="Simulator">Name of the simulator.</param>
/// <param name="Netlist">What was simulated.</param>
/// <param name="Times">Ends of the samples, in seconds.</param>
/// <param name="Inputs">Volts of the samples; empty when the netlist's own source holds.</param>
/// <param name="Circuit">The memory's volts at those times.</param>
/// <param name="Model">The model's.</param>
/// <param name="Fit">What a regression finds in the circuit's values; null for a cell that does not integrate.</param>
/// <param name="EnergyJoules">Drawn from the source per sample, circuit and closed form; null where there is no closed form.</param>
public sealed record CellCharacterization(
    CellContract Contract, string Simulator, Netlist Netlist, ImmutableArray<double> Times, ImmutableArray<double> Inputs,
    ImmutableArray<double> Circuit, ImmutableArray<double> Model, CellFit? Fit, (double Circuit, double Model)? EnergyJoules)
{
    /// <summary>Largest difference of circuit and model, in volts.</summary>
    public double MaxErrorVolts => Circuit.Zip(Model, (c, m) => Math.Abs(c - m)).Max();

    /// <summary>The same as a share of the stimulus' swing.</summary>
    public double MaxErrorOfSwing => MaxErrorVolts / CellStimulus.SwingVolts;

    /// <summary>Whether the contract holds.</summary>
    public bool IsKept => MaxErrorOfSwing <= Contract.Tolerance;

    /// <summary>Whether everything that was measured is a finite number; parameters such as a resistance of 0 Ohm have no such cell.</summary>
    public bool IsFinite => Circuit.Concat(Model).All(double.IsFinite)
        && (Fit is not { } fit || double.IsFinite(fit.Retention + fit.Gain + fit.OffsetVolts))
        && (EnergyJoules is not { } energy || double.IsFinite(energy.Circuit + energy.Model));

    /// <summary>Simulates a cell.</summary>
    /// <param name="contract">Which.</param>
    /// <param name="simulator">With what.</param>
    /// <param name="parameters">Parameters that differ from the netlist's own, in SI units.</param>
    /// <exception cref="SpiceException">The simulator fails.</exception>
    /// <exception cref="InvalidInputException">A parameter is unknown.</exception>
    public static CellCharacterization Of(CellContract contract, ISpiceSimulator simulator, IReadOnlyDictionary<string, double>? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(contract);
        ArgumentNullException.ThrowIfNull(simulator);
        Netlist netlist = contract.Netlist;
        foreach ((string name, double value) in parameters ?? ImmutableDictionary<string, double>.Empty)
            netlist = netlist.With(name, value);
        var values = new CellParameters(netlist);
        double period = values.Period, stop = contract.Samples * period;
        ImmutableArray<double> inputs = contract.IsDriven ? CellStimulus.Voltages(contract.Samples) : [];
        netlist = Timed(CellStimulus.On(netlist, contract, inputs, period), period, stop);
        SpiceResult result = simulator.Run(SpiceDeck.Transient(netlist, stop, contract.Node, "in", "vin#branch"));
        ImmutableArray<double> times = [.. Enumerable.Range(1, contract.Samples).Select(k => k * period)];
        ImmutableArray<double> circuit = [.. times.Select(time => result.At(contract.Node, time))];
        return new CellCharacterization(
            contract, simulator.Name, netlist, times, inputs, circuit, contract.Model(values, inputs),
            contract.Retention is null ? null : CellFit.Of(circuit, inputs, contract.Resets),
            contract.Energy is { } energy ? (Drawn(result) / contract.Samples, energy(values, inputs) / contract.Samples) : null);
    }

    /// <summary>The transient over all samples, a fiftieth of a period at most per step.</summary>
    private static Netlist Timed(Netlist netlist, double period, double stop) =>
        netlist.Replace(".tran", $".tran {Text(period / 50)} {Text(stop)} 0 {Text(period / 50)} uic");

    /// <summary>Integral of voltage times current out of the source, by trapezoids over the simulator's points.</summary>
    private static double Drawn(SpiceResult result)
    {
        ImmutableArray<double> volts = result["in"], amperes = result["vin#branch"];
        double joules = 0;
        for (int i = 1; i < result.Time.Length; i++)
            joules -= 0.5 * (volts[i] * amperes[i] + volts[i - 1] * amperes[i - 1]) * (result.Time[i] - result.Time[i - 1]);
        return joules;
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>The linear step that fits a cell's values best: V' = retention V + gain x + offset, by least squares.</summary>
/// <param name="Retention">beta.</param>
/// <param name="Gain">Weight of the input.</param>
/// <param name="OffsetVolts">What is added at every step.</param>
public sealed record CellFit(double Retention, double Gain, double OffsetVolts)
{
    /// <summary>The fit to values at the ends of samples, the first from an empty cell.</summary>
    /// <param name="values">Volts.</param>
    /// <param name="inputs">Volts of the samples.</param>
    /// <param name="resets">Samples to pass over, as they forget; empty: none.</param>
    public static CellFit Of(ImmutableArray<double> values, ImmutableArray<double> inputs, ImmutableArray<bool> resets)
    {
        int[] kept = [.. Enumerable.Range(0, values.Length).Where(k => resets.IsEmpty || !resets[k])];
        double[][] rows = [.. kept.Select(k => (double[])[k == 0 ? 0 : values[k - 1], inputs[k]])];
        double[] fit = MultipleRegression.QR(rows, [.. kept.Select(k => values[k])], intercept: true);
        return new CellFit(fit[1], fit[2], fit[0]);
    }

    /// <summary>Time constant of the leak in seconds, from retention and gain; null when nothing leaks that the fit could see.</summary>
    /// <param name="periodSeconds">Length of a sample.</param>
    public double? LeakSeconds(double periodSeconds)
    {
        // gain = (1 - beta) tau_L / (tau_L + RC) and -dt / ln beta = RC tau_L / (tau_L + RC).
        double share = Gain / (1 - Retention), together = -periodSeconds / Math.Log(Retention);
        return share < 1 - 1e-4 ? together / (1 - share) : null;
    }
}
