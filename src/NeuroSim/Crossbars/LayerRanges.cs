namespace NeuroSim.Crossbars;

/// <summary>The ranges that calibration found for the converters of one layer, each above 0; a converter with a range of its own ignores them.</summary>
/// <param name="Input">Of the DACs on the forward word lines.</param>
/// <param name="Sum">Of the ADCs behind the forward bit lines.</param>
/// <param name="Deviation">Of the DACs on the lateral word lines.</param>
/// <param name="Lateral">Of the ADCs behind the lateral bit lines.</param>
public sealed record LayerRanges(double Input, double Sum, double Deviation, double Lateral)
{
    /// <summary>All ranges 1, for networks whose converters need none.</summary>
    public static LayerRanges Unit { get; } = new(1, 1, 1, 1);
}
