namespace NeuroSim.Costs;

/// <summary>How far a figure of a technology file can be trusted.</summary>
public enum FigureStatus
{
    /// <summary>Read in the named paper or repository and used as it stands.</summary>
    Sourced,

    /// <summary>Computed from sourced figures or from physics; the source says how.</summary>
    Derived,

    /// <summary>An engineering guess; a report marks it.</summary>
    Unverified,
}
