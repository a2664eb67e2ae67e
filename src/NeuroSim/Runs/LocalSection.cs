using NeuroSim.Learning;

namespace NeuroSim.Runs;

/// <summary>Reads and writes <c>learning.local:</c>.</summary>
internal static class LocalSection
{
    public static readonly string[] Keys = ["saccades", "peer", "temperature"];

    private static readonly SettingRange Share = new(0.001, 0.999), Peer = new(0, 10), Temperature = new(0, 1e6) { AboveLeast = true };

    public static LocalRuleSettings Read(Section section, LocalRuleSettings defaults) => new()
    {
        Saccades = section.Number("saccades", Share, defaults.Saccades),
        Peer = section.Number("peer", Peer, defaults.Peer),
        Temperature = section.Number("temperature", Temperature, defaults.Temperature),
    };

    /// <summary>The settings as YAML on one line.</summary>
    public static string Text(LocalRuleSettings local) =>
        $"{{ saccades: {SettingText.Of(local.Saccades)}, peer: {SettingText.Of(local.Peer)}, temperature: {SettingText.Of(local.Temperature)} }}";
}
