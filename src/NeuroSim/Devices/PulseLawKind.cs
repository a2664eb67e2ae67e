namespace NeuroSim.Devices;

/// <summary>Which law a pulsed cell follows.</summary>
public enum PulseLawKind
{
    /// <summary><see cref="Devices.ConstantStep"/>.</summary>
    ConstantStep,

    /// <summary><see cref="Devices.LinearStep"/> with slopes that refer to the nominal bounds.</summary>
    LinearStep,

    /// <summary><see cref="Devices.LinearStep"/> with slope 1 / bound of each cell.</summary>
    SoftBounds,

    /// <summary><see cref="Devices.ExponentialStep"/>.</summary>
    Exponential,
}
