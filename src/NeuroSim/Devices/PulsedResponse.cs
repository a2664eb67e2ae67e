namespace NeuroSim.Devices;

/// <summary>
/// How the cells of an array answer write pulses. A weight here is relative: +-1 is the whole range of the array
/// (<c>hardware.crossbar.weightRange</c>). Standard deviations are relative to what they belong to, except where it says otherwise.
/// </summary>
/// <remarks>
/// Per cell, drawn once, with xi standard normal: b+ = upper (1 + sigma_upper xi), b- = lower (1 + sigma_lower xi), g = 1 + sigma_step xi (or
/// e^(sigma_step xi)), r = sigma_asymmetry xi, s+ = |step (g + r + min(asymmetry, 0))|, s- = |step (g - r - max(asymmetry, 0))|: an asymmetry shrinks one direction
/// and leaves the other. A pulse moves a cell by its law's step times 1 + sigma_cycle xi (Gokmen and Vlasov 2016, table 1).
/// </remarks>
public sealed record PulsedResponse
{
    /// <summary>The law of one pulse.</summary>
    public required PulseLawKind Law { get; init; }

    /// <summary>Mean step of one pulse at weight 0, above 0, at most 1.</summary>
    public required double Step { get; init; }

    /// <summary>Spread of the step from cell to cell, 0 .. 2.</summary>
    public double StepSpread { get; init; }

    /// <summary>Whether the step's spread is log-normal.</summary>
    public bool StepLogNormal { get; init; }

    /// <summary>Difference between up and down, -1 .. 1: below 0 the steps up are smaller.</summary>
    public double Asymmetry { get; init; }

    /// <summary>Spread of the asymmetry from cell to cell, 0 .. 1, in units of the step.</summary>
    public double AsymmetrySpread { get; init; }

    /// <summary>Spread of a step from pulse to pulse, 0 .. 20.</summary>
    public double CycleNoise { get; init; }

    /// <summary>Whether the noise from pulse to pulse is that of the step at weight 0, instead of the step where the cell is.</summary>
    public bool AdditiveNoise { get; init; }

    /// <summary>Largest relative weight, above 0, at most 2.</summary>
    public double Upper { get; init; } = 1;

    /// <summary>Smallest relative weight, at least -2, below 0.</summary>
    public double Lower { get; init; } = -1;

    /// <summary>Spread of the largest weight from cell to cell, 0 .. 1.</summary>
    public double UpperSpread { get; init; }

    /// <summary>Spread of the smallest weight from cell to cell, 0 .. 1.</summary>
    public double LowerSpread { get; init; }

    /// <summary>Linear law only: share of the step that is lost on the way from 0 to the upper bound, 0 .. 2.</summary>
    public double SlopeUp { get; init; }

    /// <summary>Linear law only: the same towards the lower bound.</summary>
    public double SlopeDown { get; init; }

    /// <summary>Linear law only: spread of both slopes from cell to cell, in units of a slope of 1, 0 .. 1.</summary>
    public double SlopeSpread { get; init; }

    /// <summary>Exponential law only.</summary>
    public ExponentialStep Exponential { get; init; } = ExponentialStep.Default;

    /// <summary>
    /// What is read differs from what the pulses moved by this many steps (standard deviation), drawn anew whenever the cell is written, 0 .. 200.
    /// </summary>
    public double WriteNoise { get; init; }
}
