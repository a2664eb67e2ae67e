namespace NeuroSim.Runs;

/// <summary>What a leaky integrator is made of.</summary>
public enum CellKind
{
    /// <summary>A resistor and a capacitor.</summary>
    Rc,

    /// <summary>Two capacitors and two clocked switches.</summary>
    SwitchedCapacitor,

    /// <summary>A fixed-point register with a shift.</summary>
    Register,
}

/// <summary>What holds the activation of the sample before.</summary>
public enum PreviousKind
{
    /// <summary>Nothing happens to it.</summary>
    Ideal,

    /// <summary>A switch and a capacitor.</summary>
    SampleAndHold,

    /// <summary>A fixed-point register.</summary>
    Register,
}
