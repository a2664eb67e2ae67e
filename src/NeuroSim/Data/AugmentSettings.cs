namespace NeuroSim.Data;

/// <summary>How far training images are turned, shifted and scaled at random; each draw is uniform and anew for every presentation.</summary>
/// <param name="RotationDegrees">Largest angle either way, 0 .. 180.</param>
/// <param name="Shift">Largest shift either way along each axis, as a share of the image's side, 0 .. 1; rounded to whole pixels.</param>
/// <param name="Scale">The image is scaled by 1 - scale .. 1 + scale, 0 .. 0.9.</param>
public sealed record AugmentSettings(double RotationDegrees = 15, double Shift = 0.1, double Scale = 0.1)
{
    /// <summary>Refuses values outside their range.</summary>
    /// <exception cref="InvalidInputException">A value is outside its range.</exception>
    public void Validate()
    {
        Require(RotationDegrees, 180, "rotation");
        Require(Shift, 1, "shift");
        Require(Scale, 0.9, "scale");
    }

    private static void Require(double value, double most, string key)
    {
        if (!(value >= 0 && value <= most))
            throw new InvalidInputException("experiment", FormattableString.Invariant($"{key} is {value}; it must be 0 .. {most}."), $"data.augment.{key}");
    }
}
