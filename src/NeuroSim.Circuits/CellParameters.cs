using NeuroSim.Circuits.Spice;

namespace NeuroSim.Circuits;

/// <summary>The parameters of a netlist as numbers in SI units.</summary>
/// <param name="netlist">The netlist.</param>
public sealed class CellParameters(Netlist netlist)
{
    /// <summary>The value of a parameter.</summary>
    /// <exception cref="InvalidInputException">Kind <c>circuit</c>: no such parameter, or no plain number.</exception>
    public double this[string name] => SpiceNumber.TryParse(netlist[name], out double value)
        ? value
        : throw new InvalidInputException("circuit", $"{name} is {netlist[name]}, which is no plain number.", netlist.Name);

    /// <summary>Length of a sample in seconds.</summary>
    public double Period => this["PERIOD"];
}
