namespace NeuroSim.Numerics;

/// <summary>How a <see cref="Unit"/> is written, and what a prefixed spelling of it means as a power of ten.</summary>
internal static class UnitSymbol
{
    /// <summary>The SI prefixes with their powers of ten, smallest first; the empty one is 10^0.</summary>
    internal static readonly (string Symbol, int Exponent)[] Prefixes =
        [("a", -18), ("f", -15), ("p", -12), ("n", -9), ("u", -6), ("m", -3), ("", 0), ("k", 3), ("M", 6), ("G", 9), ("T", 12)];

    /// <summary>Every unit that has a symbol.</summary>
    internal static readonly Unit[] All = Enum.GetValues<Unit>().Where(unit => unit != Unit.None).ToArray();

    /// <summary>The symbol of the SI base unit, empty for a plain number.</summary>
    internal static string Of(Unit unit) => unit switch
    {
        Unit.None => "",
        Unit.Second => "s",
        Unit.Hertz => "Hz",
        Unit.Farad => "F",
        Unit.Ohm => "Ohm",
        Unit.Volt => "V",
        Unit.Ampere => "A",
        Unit.Joule => "J",
        Unit.Watt => "W",
        Unit.Kelvin => "K",
        Unit.SquareMeter => "m2",
        Unit.FaradPerSquareMeter => "F/m2",
        Unit.Coulomb => "C",
        Unit.Siemens => "S",
        Unit.Bit => "bit",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "not a unit"),
    };

    /// <summary>What the unit measures and how a value of it is written, for error messages.</summary>
    internal static (string Quantity, string Example) Describe(Unit unit) => unit switch
    {
        Unit.None => ("a plain number", "0.5"),
        Unit.Second => ("a time in s", "1 us"),
        Unit.Hertz => ("a frequency in Hz", "1 MHz"),
        Unit.Farad => ("a capacitance in F", "10 pF"),
        Unit.Ohm => ("a resistance in Ohm", "100 MOhm"),
        Unit.Volt => ("a voltage in V", "100 mV"),
        Unit.Ampere => ("a current in A", "1 nA"),
        Unit.Joule => ("an energy in J", "1.2 pJ"),
        Unit.Watt => ("a power in W", "10 nW"),
        Unit.Kelvin => ("a temperature in K", "300 K"),
        Unit.SquareMeter => ("an area in m2", "350 um2"),
        Unit.FaradPerSquareMeter => ("a capacitance per area in F/m2", "2 fF/um2"),
        Unit.Coulomb => ("a charge in C", "1 fC"),
        Unit.Siemens => ("a conductance in S", "10 uS"),
        Unit.Bit => ("a number of bits", "8 bit"),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "not a unit"),
    };

    /// <summary>
    /// The power of ten that <paramref name="text"/> stands for if it is a spelling of <paramref name="unit"/>
    /// (<c>um2</c> of an area is -12), null if it is not one.
    /// </summary>
    internal static int? ExponentOf(string text, Unit unit)
    {
        string[] written = text.Split('/'), symbols = Of(unit).Split('/');
        if (written.Length != symbols.Length)
            return null;
        int? exponent = 0;
        for (int i = 0; i < symbols.Length; i++)
            exponent += (i == 0 ? 1 : -1) * PartExponent(written[i].Trim(), symbols[i]);
        return exponent;
    }

    private static int? PartExponent(string text, string symbol)
    {
        int power = symbol.EndsWith('2') ? 2 : 1;
        foreach (var prefix in Prefixes)
        {
            if (text == prefix.Symbol + symbol)
                return prefix.Exponent * power;
        }

        return null;
    }

    /// <summary>One spelling for what people write: both micro signs as u, both ohm signs and ohm as Ohm, a superscript 2 as 2.</summary>
    internal static string Normalise(string text) => text
        .Replace('\u00B5', 'u').Replace('\u03BC', 'u')
        .Replace("\u03A9", "Ohm", StringComparison.Ordinal).Replace("\u2126", "Ohm", StringComparison.Ordinal)
        .Replace("ohm", "Ohm", StringComparison.Ordinal).Replace('\u00B2', '2');
}
