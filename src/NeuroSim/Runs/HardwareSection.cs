using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>Reads <c>hardware:</c>.</summary>
internal static class HardwareSection
{
    private static readonly SettingRange Period = new(1e-12, 10, Unit.Second), Tick = new(1e-12, 1e-9, Unit.Second);

    /// <summary>Schedule, clock, memories, crossbar and technology.</summary>
    public static HardwareSettings Read(Section section, HardwareSettings defaults)
    {
        double period = section.Quantity("samplePeriod", Period, defaults.SamplePeriodSeconds);
        double tick = section.Quantity("tick", Tick, defaults.TickSeconds);
        if (period < tick || (decimal)period % (decimal)tick != 0)
            throw NotWhole(section, period, tick);
        return new HardwareSettings(
            section.Choice("schedule", ExperimentWords.Schedules, defaults.Schedule),
            period,
            tick,
            MemorySection.Read(section.Open("memory"), defaults.Memory, period),
            CrossbarSection.Read(section.Open("crossbar"), defaults.Crossbar),
            Technology(section, defaults.Technology));
    }

    /// <summary>Refuses a run whose last tick is beyond 64 bits.</summary>
    public static void CheckLength(Experiment experiment, Section section)
    {
        double ticks = experiment.MostSamples * (experiment.Hardware.SamplePeriodSeconds / experiment.Hardware.TickSeconds);
        if (ticks > long.MaxValue / 2)
            throw section.Invalid("tick", $"The run would last {ticks:E1} ticks and a tick is counted in 64 bits; use a longer tick, a shorter samplePeriod or fewer samples.");
    }

    private static InvalidInputException NotWhole(Section section, double period, double tick)
    {
        string key = section.Has("tick") && !section.Has("samplePeriod") ? "tick" : "samplePeriod";
        string message = $"samplePeriod is {SettingText.Of(period, Unit.Second)} and tick is {SettingText.Of(tick, Unit.Second)}; the period must be a whole number of ticks, 1 or more.";
        return section.Invalid(key, message);
    }

    private static string Technology(Section section, string fallback)
    {
        string name = section.Text("technology") ?? fallback;
        return name.Length is >= 1 and <= 4096 ? name : throw section.Invalid("technology", "technology must be a name such as cmos-28nm, or a path to a technology file.");
    }
}
