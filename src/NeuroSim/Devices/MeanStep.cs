namespace NeuroSim.Devices;

/// <summary>
/// What a pulse does on average, in double precision for fits: the laws of <see cref="ConstantStep"/>, <see cref="LinearStep"/> and
/// <see cref="ExponentialStep"/> for one cell, in relative weights.
/// </summary>
/// <param name="Law">The law.</param>
/// <param name="StepUp">s+.</param>
/// <param name="StepDown">s-.</param>
internal readonly record struct MeanStep(PulseLawKind Law, double StepUp, double StepDown)
{
    /// <summary>b+.</summary>
    public double Upper { get; init; } = 1;

    /// <summary>b-.</summary>
    public double Lower { get; init; } = -1;

    /// <summary>Linear law: share of the step lost between 0 and b+.</summary>
    public double SlopeUp { get; init; }

    /// <summary>Linear law: share of the step lost between 0 and b-.</summary>
    public double SlopeDown { get; init; }

    /// <summary>Exponential law: A+ of 1 - A+ e^(g+ w).</summary>
    public double AmplitudeUp { get; init; }

    /// <summary>Exponential law: A- of 1 - A- e^(-g- w).</summary>
    public double AmplitudeDown { get; init; }

    /// <summary>Exponential law: g+.</summary>
    public double RateUp { get; init; }

    /// <summary>Exponential law: g-.</summary>
    public double RateDown { get; init; }

    /// <summary>The change by one pulse, before the bounds cut it off.</summary>
    public double Change(double w, bool isUp) => isUp ? StepUp * ShareUp(w) : -StepDown * ShareDown(w);

    /// <summary>The weight after <paramref name="pulses"/> pulses.</summary>
    public double After(double w, bool isUp, int pulses)
    {
        for (int n = 0; n < pulses; n++)
            w = Math.Clamp(w + Change(w, isUp), Lower, Upper);
        return w;
    }

    /// <summary>The law as a device's pulses; what differs from cell to cell is not in it.</summary>
    public PulsedResponse ToResponse(double cycleNoise) => new()
    {
        Law = Law,
        Step = Math.Max(StepUp, StepDown),
        Asymmetry = StepUp < StepDown ? StepUp / StepDown - 1 : 1 - StepDown / StepUp,
        CycleNoise = cycleNoise,
        Upper = Upper,
        Lower = Lower,
        SlopeUp = Law == PulseLawKind.LinearStep ? SlopeUp : 0,
        SlopeDown = Law == PulseLawKind.LinearStep ? SlopeDown : 0,
        Exponential = Law == PulseLawKind.Exponential
            ? new ExponentialStep((float)AmplitudeUp, (float)AmplitudeDown, (float)RateUp, (float)RateDown, (float)((Upper - Lower) / 2), 0)
            : ExponentialStep.Default,
    };

    private double ShareUp(double w) => Law switch
    {
        PulseLawKind.LinearStep => 1 - SlopeUp * w / Upper,
        PulseLawKind.SoftBounds => 1 - w / Upper,
        PulseLawKind.Exponential => Math.Max(0, 1 - AmplitudeUp * Math.Exp(RateUp * w)),
        _ => 1,
    };

    private double ShareDown(double w) => Law switch
    {
        PulseLawKind.LinearStep => 1 - SlopeDown * w / Lower,
        PulseLawKind.SoftBounds => 1 - w / Lower,
        PulseLawKind.Exponential => Math.Max(0, 1 - AmplitudeDown * Math.Exp(-RateDown * w)),
        _ => 1,
    };
}
