namespace NeuroSim.Recording.Traces;

/// <summary>
/// The time of a value change dump: its unit is 1, 10 or 100 of s, ms, us, ns, ps or fs (IEEE 1364, clause 18.2), the largest of which a tick is a whole
/// number, so that no event is moved.
/// </summary>
internal readonly record struct VcdTime
{
    private const long MostFemtoseconds = 1_000_000_000_000_000;
    private static readonly string[] Units = ["fs", "ps", "ns", "us", "ms", "s"];

    /// <summary>The time of a network whose tick lasts <paramref name="tickSeconds"/>, at least 1 fs.</summary>
    public VcdTime(double tickSeconds)
    {
        long tick = Math.Max(1, (long)Math.Round(tickSeconds * 1e15)), unit = 1;
        int power = 0;
        for (; unit < MostFemtoseconds && tick % (10 * unit) == 0; power++)
            unit *= 10;
        UnitsPerTick = tick / unit;
        Scale = $"{(power % 3) switch { 0 => 1, 1 => 10, _ => 100 }} {Units[power / 3]}";
    }

    /// <summary>As in <c>$timescale 1 ns $end</c>.</summary>
    public string Scale { get; }

    /// <summary>Units of time in a tick.</summary>
    public long UnitsPerTick { get; }
}
