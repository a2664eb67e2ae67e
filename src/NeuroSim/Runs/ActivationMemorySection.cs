using System.Collections.Immutable;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>Reads and writes <c>learning.activationMemory:</c>.</summary>
internal static class ActivationMemorySection
{
    public static readonly string[] Keys = ["retention", "reset", "every", "target", "rowInputs", "gradient", "cell", "injectedCharge"];

    private static readonly SettingRange Retention = new(0, 0.999999), Charge = new(-1e-12, 1e-12, Unit.Coulomb);

    public static ActivationMemorySettings Read(Section section)
    {
        var defaults = new ActivationMemorySettings();
        var memory = new ActivationMemorySettings
        {
            Retentions = section.Has("retention") ? new GroupRetentions(section.Quantities("retention", 64, Retention)) : defaults.Retentions,
            Reset = section.Choice("reset", ExperimentWords.Resets, defaults.Reset),
            Every = section.Integer("every", 1, 1_000_000, defaults.Every),
            Target = section.Choice("target", ExperimentWords.ResetTargets, defaults.Target),
            RowInputs = section.Integer("rowInputs", 1, 16384, defaults.RowInputs),
            ScalesGradient = section.Choice("gradient", ExperimentWords.LeakGradients, defaults.ScalesGradient),
            InjectedCoulombs = section.Quantity("injectedCharge", Charge, defaults.InjectedCoulombs),
            IsPhysical = section.Choice("cell", ExperimentWords.ActivationCells, defaults.IsPhysical),
        };
        return memory.InjectedCoulombs != 0 && !memory.IsPhysical
            ? throw section.Invalid("injectedCharge", "injectedCharge is left by the switch of a real cell; it needs cell: hardware.")
            : memory;
    }

    /// <summary>The settings as YAML on one line.</summary>
    public static string Text(ActivationMemorySettings memory)
    {
        ImmutableArray<double> alphas = memory.Retentions.Values;
        string retention = string.Join(", ", alphas.Select(alpha => SettingText.Of(alpha, Unit.None)));
        return FormattableString.Invariant($"{{ retention: {(alphas.Length == 1 ? retention : $"[{retention}]")}, reset: {ExperimentWords.Of(ExperimentWords.Resets, memory.Reset)}, every: {memory.Every}, target: {ExperimentWords.Of(ExperimentWords.ResetTargets, memory.Target)}, rowInputs: {memory.RowInputs}, gradient: {ExperimentWords.Of(ExperimentWords.LeakGradients, memory.ScalesGradient)}, cell: {ExperimentWords.Of(ExperimentWords.ActivationCells, memory.IsPhysical)}{(memory.InjectedCoulombs == 0 ? "" : $", injectedCharge: {SettingText.Of(memory.InjectedCoulombs, Unit.Coulomb)}")} }}");
    }
}
