using NeuroSim.Learning;

namespace NeuroSim.Runs;

/// <summary>Reads and writes <c>learning.equilibrium:</c>.</summary>
internal static class EquilibriumSection
{
    public static readonly string[] Keys = ["dynamics", "order", "freeSweeps", "nudgedSweeps", "step", "beta", "nudging", "rates"];

    private const int MostSweeps = 10_000, MostRates = 65;

    private static readonly SettingRange Step = new(0, 1) { AboveLeast = true }, Beta = new(0, 10) { AboveLeast = true };

    public static EquilibriumSettings Read(Section section)
    {
        var defaults = new EquilibriumSettings();
        return new EquilibriumSettings
        {
            Dynamics = section.Choice("dynamics", ExperimentWords.Dynamics, defaults.Dynamics),
            Order = section.Choice("order", ExperimentWords.Sweeps, defaults.Order),
            FreeSweeps = section.Integer("freeSweeps", 1, MostSweeps, defaults.FreeSweeps),
            NudgedSweeps = section.Integer("nudgedSweeps", 1, MostSweeps, defaults.NudgedSweeps),
            Step = section.Number("step", Step, defaults.Step),
            Beta = section.Number("beta", Beta, defaults.Beta),
            Nudging = section.Choice("nudging", ExperimentWords.Nudges, defaults.Nudging),
            Rates = section.Has("rates") ? new LayerRates([.. section.Quantities("rates", MostRates, Step).Select(rate => (float)rate)]) : defaults.Rates,
        };
    }

    /// <summary>The settings as YAML on one line.</summary>
    public static string Text(EquilibriumSettings settings)
    {
        string rates = settings.Rates.Values.IsEmpty ? "" : $", rates: [{string.Join(", ", settings.Rates.Values.Select(SettingText.Of))}]";
        return FormattableString.Invariant($"{{ dynamics: {ExperimentWords.Of(ExperimentWords.Dynamics, settings.Dynamics)}, order: {ExperimentWords.Of(ExperimentWords.Sweeps, settings.Order)}, freeSweeps: {settings.FreeSweeps}, nudgedSweeps: {settings.NudgedSweeps}, step: {SettingText.Of(settings.Step)}, beta: {SettingText.Of(settings.Beta)}, nudging: {ExperimentWords.Of(ExperimentWords.Nudges, settings.Nudging)}{rates} }}");
    }
}
