namespace NeuroSim.Crossbars;

/// <summary>
/// The resistances of an array's wires, in ohms, all finite and at least 0; 0 is an ideal wire. One segment of word line lies before every
/// cell, from the driver on; one segment of bit line lies behind every cell, up to the virtual ground that senses the current.
/// </summary>
/// <param name="RowOhms">One cell's segment of word line. Metal at a pitch of 4 F: 0.5 (65 nm) to 3 (22 nm).</param>
/// <param name="ColumnOhms">One cell's segment of bit line.</param>
/// <param name="SourceOhms">Output resistance of a driver, on top of the first segment of word line.</param>
/// <param name="SenseOhms">Input resistance of a sense amplifier, on top of the last segment of bit line.</param>
public readonly record struct WireResistance(double RowOhms, double ColumnOhms, double SourceOhms = 0, double SenseOhms = 0)
{
    /// <summary>Whether every wire is ideal: a read is then the plain weighted sum.</summary>
    public bool IsIdeal => this == default;

    internal double FirstRowOhms => RowOhms + SourceOhms;

    internal double LastColumnOhms => ColumnOhms + SenseOhms;

    internal bool IsValid => IsOhms(RowOhms) && IsOhms(ColumnOhms) && IsOhms(SourceOhms) && IsOhms(SenseOhms);

    private static bool IsOhms(double value) => double.IsFinite(value) && value >= 0;
}
