using NeuroSim.Data;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>Reads and writes <c>data.augment</c>: none, affine, or a map of how far images are turned, shifted and scaled.</summary>
internal static class AugmentSection
{
    private static readonly SettingRange Rotation = new(0, 180), Shift = new(0, 1), Scale = new(0, 0.9);

    /// <summary>The keys of the map.</summary>
    public static readonly string[] Keys = ["rotation", "shift", "scale"];

    /// <summary>What the section that holds <c>augment</c> says; absent: none.</summary>
    public static AugmentSettings? Read(Section section)
    {
        var affine = new AugmentSettings();
        if (!section.IsMap("augment"))
            return section.Choice("augment", [("none", null), ("affine", affine)], (AugmentSettings?)null);
        Section own = section.Open("augment");
        return new AugmentSettings(
            own.Quantity("rotation", Rotation, affine.RotationDegrees), own.Quantity("shift", Shift, affine.Shift), own.Quantity("scale", Scale, affine.Scale));
    }

    /// <summary>The value of the key.</summary>
    public static string Text(AugmentSettings? augment) => augment is null
        ? "none"
        : $"{{ rotation: {SettingText.Of(augment.RotationDegrees, Unit.None)}, shift: {SettingText.Of(augment.Shift, Unit.None)}, scale: {SettingText.Of(augment.Scale, Unit.None)} }}";
}
