namespace NeuroSim.Memories;

/// <summary>Energy of one step of a memory cell in joules; drawn = lost + stored.</summary>
/// <param name="DrawnJoules">Delivered by the input and by whatever leaks; negative when charge flows back into them.</param>
/// <param name="LostJoules">Heat in resistors and switches, at least 0.</param>
/// <param name="StoredJoules">Change of the energy on the capacitors.</param>
public readonly record struct StepEnergy(double DrawnJoules, double LostJoules, double StoredJoules)
{
    /// <summary>The energy of both.</summary>
    public static StepEnergy operator +(StepEnergy left, StepEnergy right) =>
        new(left.DrawnJoules + right.DrawnJoules, left.LostJoules + right.LostJoules, left.StoredJoules + right.StoredJoules);

    /// <summary>C (after^2 - before^2) / 2 without cancellation.</summary>
    internal static double Stored(double farads, double before, double after) => farads * (after - before) * (after + before) / 2;
}
