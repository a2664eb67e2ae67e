using NeuroSim.Memories;

namespace NeuroSim.Costs;

/// <summary>
/// Energy of one step of an RC cell whose ideal source holds x for one period while V decays to V' = beta V + (1 - beta) x:
/// drawn = C x (1 - beta)(x - V), lost in R = C (x - V)^2 (1 - beta^2) / 2, stored = C (V'^2 - V^2) / 2; drawn = lost + stored.
/// Integrals of the source's power, of I^2 R and of C V dV over the exponential; no approximation.
/// </summary>
/// <param name="DrawnJoules">Delivered by the source; negative when charge flows back into it.</param>
/// <param name="LostJoules">Heat in R, at least 0.</param>
/// <param name="StoredJoules">Change of the energy on C.</param>
public readonly record struct RcStepEnergy(double DrawnJoules, double LostJoules, double StoredJoules)
{
    /// <summary>One step.</summary>
    /// <param name="farads">C, above 0.</param>
    /// <param name="beta">Retention over the step, 0 .. 1.</param>
    /// <param name="inputVolts">x, held over the step.</param>
    /// <param name="cellVolts">V before the step.</param>
    public static RcStepEnergy Of(double farads, double beta, double inputVolts, double cellVolts)
    {
        double gap = inputVolts - cellVolts, moved = (1 - beta) * gap, after = cellVolts + moved;
        return new RcStepEnergy(
            farads * inputVolts * moved,
            farads * gap * gap * (1 - beta * beta) / 2,
            farads * (after - cellVolts) * (after + cellVolts) / 2);
    }

    /// <summary>
    /// Mean loss per step in steady state for independent inputs of the given variance: V then has variance (1 - beta)/(1 + beta) of
    /// it, the mean square of x - V is 2/(1 + beta) of it, so the loss is C variance (1 - beta). The mean of what is stored is 0.
    /// </summary>
    /// <param name="farads">C, above 0.</param>
    /// <param name="beta">Retention over the step, 0 .. 1.</param>
    /// <param name="varianceSquareVolts">Variance of x in V^2.</param>
    public static double MeanLossJoules(double farads, double beta, double varianceSquareVolts) => farads * varianceSquareVolts * (1 - beta);

    /// <summary>
    /// Mean loss of <paramref name="cell"/> per step: low for a quarter of <paramref name="variance"/>, typical for all of it, high for
    /// an input that swings over the whole supply.
    /// </summary>
    internal static PriceRange Range(RcCell cell, double periodSeconds, double variance, double supplyVolts)
    {
        double beta = cell.Retention(periodSeconds), square = variance * cell.UnitVolts * cell.UnitVolts;
        return new PriceRange(
            MeanLossJoules(cell.CapacitanceFarads, beta, square / 4),
            MeanLossJoules(cell.CapacitanceFarads, beta, square),
            MeanLossJoules(cell.CapacitanceFarads, beta, Math.Max(square, supplyVolts * supplyVolts)));
    }
}
