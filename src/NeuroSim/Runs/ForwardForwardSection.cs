using NeuroSim.Learning;

namespace NeuroSim.Runs;

/// <summary>Reads and writes <c>learning.forwardForward:</c>.</summary>
internal static class ForwardForwardSection
{
    public static readonly string[] Keys = ["negatives", "normalization", "peer", "temperature", "meanRetention", "weightDecay", "readout"];

    private static readonly SettingRange Weight = new(0, 1000), Share = new(0, 1), Retention = new(0, 0.999999), Temperature = new(0, 1e6) { AboveLeast = true };

    public static ForwardForwardSettings Read(Section section)
    {
        var defaults = new ForwardForwardSettings();
        return new ForwardForwardSettings
        {
            DrawsHardNegatives = section.Choice("negatives", ExperimentWords.Negatives, defaults.DrawsHardNegatives),
            NormalizesLength = section.Choice("normalization", ExperimentWords.Lengths, defaults.NormalizesLength),
            PeerWeight = section.Number("peer", Weight, defaults.PeerWeight),
            Temperature = section.Number("temperature", Temperature, defaults.Temperature),
            MeanRetention = section.Number("meanRetention", Retention, defaults.MeanRetention),
            WeightDecay = section.Number("weightDecay", Share, defaults.WeightDecay),
            Readout = section.Choice("readout", ExperimentWords.Readouts, defaults.Readout),
        };
    }

    /// <summary>The settings as YAML on one line.</summary>
    public static string Text(ForwardForwardSettings settings) =>
        $"{{ negatives: {ExperimentWords.Of(ExperimentWords.Negatives, settings.DrawsHardNegatives)}, normalization: {ExperimentWords.Of(ExperimentWords.Lengths, settings.NormalizesLength)}, peer: {SettingText.Of(settings.PeerWeight)}, temperature: {SettingText.Of(settings.Temperature)}, meanRetention: {SettingText.Of(settings.MeanRetention)}, weightDecay: {SettingText.Of(settings.WeightDecay)}, readout: {ExperimentWords.Of(ExperimentWords.Readouts, settings.Readout)} }}";
}
