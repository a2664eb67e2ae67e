namespace NeuroSim.Circuits.Sharp;

/// <summary>An expression of a netlist: numbers, parameters, and the voltages of nodes.</summary>
/// <param name="Nodes">The nodes whose voltages it uses.</param>
/// <param name="Body">Its value from those voltages.</param>
internal sealed record Formula(IReadOnlyList<string> Nodes, Func<double[], Dual> Body)
{
    /// <summary>Reads an expression.</summary>
    /// <param name="text">The expression, in lower case.</param>
    /// <param name="parameter">The value of a name.</param>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public static Formula Parse(string text, Func<string, double> parameter) => new FormulaParser(text, parameter).Parse();

    /// <summary>Its value when it may use no voltages.</summary>
    /// <exception cref="FormatException">It does, or it is no finite number.</exception>
    public double Constant()
    {
        if (Nodes.Count > 0)
            throw new FormatException($"a parameter cannot depend on the voltage of {Nodes[0]}");
        double value = Body([]).Value;
        return double.IsFinite(value) ? value : throw new FormatException("an expression in braces is no finite number");
    }
}
