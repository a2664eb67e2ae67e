using System.Collections.Immutable;

namespace NeuroSim.Memories;

/// <summary>
/// A fixed-point register with a shift: V' = V + (x - V) 2^-k, rounded to the register's numbers, so beta = 1 - 2^-k whatever time has passed. k = 0 keeps
/// the input itself: a register of the previous activation.
/// </summary>
/// <remarks>
/// The sum is exact and rounded once, ends saturate. To the nearest, the register does not move while 2^-k abs(x - V) is below half its step: a small
/// input stalls it. By chance, the mean of many steps is right.
/// </remarks>
public sealed record RegisterCell : MemoryCell
{
    /// <summary>Bits with the sign, 1 .. 24.</summary>
    public required int Bits { get; init; }

    /// <summary>Bits behind the point, 0 .. 24.</summary>
    public required int FractionBits { get; init; }

    /// <summary>k, 0 .. 23.</summary>
    public required int Shift { get; init; }

    /// <summary>Whether rounding is by chance.</summary>
    public bool IsStochastic { get; init; }

    /// <inheritdoc/>
    public override ImmutableArray<double> Capacitors => [];

    /// <inheritdoc/>
    public override FixedPoint Format => new(Bits, FractionBits, IsStochastic);

    /// <summary>The shift whose 1 - 2^-k is nearest to <paramref name="beta"/> in the logarithm, 1 .. 23.</summary>
    public static int ShiftFor(double beta) => (int)Math.Clamp(Math.Round(-Math.Log2(1 - beta)), 1, 23);

    /// <inheritdoc/>
    public override CellStep StepOver(double seconds, CellMismatch mismatch = default)
    {
        double share = Math.ScaleB(1, -Shift);
        return new CellStep(1 - share, share, 0, 0);
    }

    /// <inheritdoc/>
    public override StepEnergy EnergyOver(double seconds, double input, double value) => default;

    /// <inheritdoc/>
    public override double MeanLossJoules(double seconds, double variance) => 0;
}
