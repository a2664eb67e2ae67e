namespace NeuroSim.Learning;

/// <summary>What is the same for all weights: how they descend, and how fast.</summary>
/// <param name="Kind">How a gradient becomes a step.</param>
/// <param name="Rate">eta, above 0.</param>
/// <param name="Momentum">Share of the first moment that a step keeps, in [0, 1); 0: no first moment.</param>
internal readonly record struct DescentRule(DescentKind Kind, float Rate, float Momentum)
{
    /// <summary>The rate of a kind for which none is given: 0.01, or 0.001 of RMSprop, whose steps have the size of the rate.</summary>
    public static float UsualRate(DescentKind kind) => kind == DescentKind.RmsProp ? 0.001f : 0.01f;

    /// <summary>Refuses what cannot be.</summary>
    /// <exception cref="ArgumentException">Settings out of range, or that do not go together.</exception>
    public void Validate()
    {
        if (!(Rate > 0 && float.IsFinite(Rate)))
            throw new ArgumentException($"A rate is above 0, not {Rate}.");
        if (!(Momentum >= 0 && Momentum < 1))
            throw new ArgumentException($"A momentum is in [0, 1), not {Momentum}.");
        if (Momentum > 0 && Kind != DescentKind.RmsProp)
            throw new ArgumentException("Momentum is a first moment of RMSprop; plain gradient descent has none.");
    }
}
