namespace NeuroSim.Numerics;

/// <summary>The unit a quantity is kept in: always the SI base unit, never a prefixed one.</summary>
public enum Unit
{
    /// <summary>A plain number: a ratio, a count.</summary>
    None,

    /// <summary>Time in seconds, <c>s</c>.</summary>
    Second,

    /// <summary>Frequency in hertz, <c>Hz</c>.</summary>
    Hertz,

    /// <summary>Capacitance in farad, <c>F</c>.</summary>
    Farad,

    /// <summary>Resistance in ohm, <c>Ohm</c>.</summary>
    Ohm,

    /// <summary>Potential in volts, <c>V</c>.</summary>
    Volt,

    /// <summary>Current in ampere, <c>A</c>.</summary>
    Ampere,

    /// <summary>Energy in joules, <c>J</c>.</summary>
    Joule,

    /// <summary>Power in watts, <c>W</c>.</summary>
    Watt,

    /// <summary>Temperature in kelvin, <c>K</c>.</summary>
    Kelvin,

    /// <summary>Area in square metres, <c>m2</c>; a prefix is squared with it: 1 um2 is 1e-12 m2.</summary>
    SquareMeter,

    /// <summary>Capacitance per area in farad per square metre, <c>F/m2</c>; both halves take a prefix: <c>2 fF/um2</c>.</summary>
    FaradPerSquareMeter,

    /// <summary>Charge in coulomb, <c>C</c>.</summary>
    Coulomb,

    /// <summary>Conductance in siemens, <c>S</c>.</summary>
    Siemens,

    /// <summary>Storage in bits, <c>bit</c>.</summary>
    Bit,
}
