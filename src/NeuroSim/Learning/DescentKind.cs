namespace NeuroSim.Learning;

/// <summary>How the gradient of a network that learns item by item becomes a step of its weights.</summary>
public enum DescentKind
{
    /// <summary>w -= rate g; remembers nothing.</summary>
    GradientDescent,

    /// <summary>g is divided by the root of its running mean square (<see cref="RmsProp"/>); remembers a number per weight, two with momentum.</summary>
    RmsProp,
}
