using System.Collections.Immutable;
using System.Diagnostics;
using NeuroSim.Circuits.Spice;
using SpiceSharp;
using SpiceSharp.Simulations;

namespace NeuroSim.Circuits.Sharp;

/// <summary>
/// The SpiceSharp library in this process: needs nothing installed. Resistors, capacitors, sources, switches and voltages as expressions; what else a
/// deck has is refused by name. The time limit is looked at between iterations.
/// </summary>
internal sealed class SpiceSharpSimulator : ISpiceSimulator
{
    /// <inheritdoc/>
    public string Name => "SpiceSharp";

    /// <inheritdoc/>
    public SpiceResult Run(SpiceDeck deck)
    {
        ArgumentNullException.ThrowIfNull(deck);
        try
        {
            return Simulate(deck).Checked(deck, Name, "");
        }
        catch (Exception error) when (error is FormatException or SpiceSharpException or ArgumentException)
        {
            throw new SpiceException(Name, $"the deck {deck.Netlist.Name} was not simulated", error.Message);
        }
    }

    /// <summary>Nothing is held.</summary>
    public void Dispose()
    {
    }

    private SpiceResult Simulate(SpiceDeck deck)
    {
        IReadOnlyList<string> lines = DeckText.Of(deck.Netlist);
        var parameters = new DeckParameters(lines);
        Statement[] statements = [.. lines.Where(line => !DeckParameters.IsParameter(line)).Select(line => new Statement(parameters.Bound(line)))];
        Timing? timing = Analysis.TimingOf(statements);
        Circuit circuit = new Elements(new Sources(timing ?? Timing.None)).Read(statements);
        BiasingSimulation simulation = Analysis.Of(timing, statements);
        var watch = Stopwatch.StartNew();
        simulation.BeforeLoad += (_, _) =>
        {
            if (watch.Elapsed > deck.Limit)
                throw new SpiceException(Name, $"the deck {deck.Netlist.Name} took longer than {deck.Limit.TotalSeconds} s");
        };
        return Collect(simulation, circuit, deck);
    }

    private SpiceResult Collect(BiasingSimulation simulation, Circuit circuit, SpiceDeck deck)
    {
        var transient = simulation as Transient;
        int point = transient is null ? OP.ExportOperatingPoint : Transient.ExportTransient;
        Func<double>[] readers = [];
        var time = ImmutableArray.CreateBuilder<double>();
        List<double>[] values = [.. deck.Vectors.Select(_ => new List<double>())];
        foreach (int stage in simulation.Run(circuit, point | Simulation.AfterSetup))
        {
            if (stage == Simulation.AfterSetup)
            {
                readers = [.. deck.Vectors.Select(vector => Reader(simulation, vector, deck))];
                continue;
            }

            time.Add(transient?.Time ?? 0);
            for (int i = 0; i < readers.Length; i++)
                values[i].Add(readers[i]());
        }

        var vectors = deck.Vectors.Zip(values).ToImmutableDictionary(pair => pair.First, pair => pair.Second.ToImmutableArray());
        return new SpiceResult(time.ToImmutable(), vectors);
    }

    /// <summary>What reads a vector: a node's voltage, or with <c>#branch</c> the current into a source's plus end.</summary>
    private Func<double> Reader(BiasingSimulation simulation, string vector, SpiceDeck deck)
    {
        const string Branch = "#branch";
        IVariable<double>? variable = null;
        if (!vector.EndsWith(Branch, StringComparison.Ordinal))
            simulation.GetState<IBiasingSimulationState>().TryGetValue(vector, out variable);
        else if (simulation.EntityBehaviors.TryGetBehaviors(vector[..^Branch.Length], out var behaviors)
            && behaviors.TryGetValue(out SpiceSharp.Components.IBranchedBehavior<double> branched))
            variable = branched.Branch;
        return variable is null
            ? throw new SpiceException(Name, $"there is no vector {vector} in {deck.Netlist.Name}")
            : () => variable.Value;
    }
}
