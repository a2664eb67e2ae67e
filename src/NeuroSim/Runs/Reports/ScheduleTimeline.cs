using System.Collections.Immutable;
using NeuroSim.Costs;
using NeuroSim.Networks;
using NeuroSim.Numerics;
using NeuroSim.Recording.Charts;

namespace NeuroSim.Runs.Reports;

/// <summary>A schedule drawn: what the four circuits of a layer do for the first samples, at the schedule's shortest period (<see cref="SchedulePeriod"/>).</summary>
internal static class ScheduleTimeline
{
    /// <summary>Rows from top to bottom.</summary>
    public static readonly ImmutableArray<string> Circuits = ["forward array", "memories", "lateral array", "error"];

    /// <summary>Samples that are drawn.</summary>
    public const int Samples = 3;

    /// <summary>The picture of a schedule; <paramref name="seconds"/> is the end of its axis, so that several schedules can be compared.</summary>
    public static TimelineChart Of(ScheduleTiming timing, double seconds)
    {
        string name = RunResultJson.NameOf(timing.Schedule);
        return new TimelineChart
        {
            Name = $"schedule-{name}",
            Title = $"{name}: a sample every {Words.Of(timing.PeriodTicks * timing.TickSeconds, Unit.Second)}",
            Description = $"What forward array, memories, lateral array and error arithmetic of the slowest layer do for three samples under the {name} schedule.",
            Time = new ChartAxis("time", Unit.Second) { Most = seconds },
            Rows = Circuits,
            Blocks = Blocks(timing),
            Colours = [.. Enumerable.Range(1, Samples).Select(sample => FormattableString.Invariant($"sample {sample}"))],
            Marks = [(timing.PeriodTicks * timing.TickSeconds, "one period")],
        };
    }

    /// <summary>The tasks of the first samples, in seconds from the first one's start.</summary>
    public static ImmutableArray<TimelineBlock> Blocks(ScheduleTiming timing)
    {
        var blocks = ImmutableArray.CreateBuilder<TimelineBlock>();
        for (int sample = 0; sample < Samples; sample++)
        {
            foreach ((int row, char sign, string what, long start, long length) in Tasks(timing.Schedule, timing.Parts, timing.PeriodTicks))
            {
                double from = (sample * timing.PeriodTicks + start) * timing.TickSeconds, to = from + length * timing.TickSeconds;
                if (length > 0)
                    blocks.Add(new TimelineBlock(row, from, to, FormattableString.Invariant($"{sign} {sample + 1}"), sample, FormattableString.Invariant($"{what} of sample {sample + 1}")));
            }
        }

        return blocks.ToImmutable();
    }

    /// <summary>Row, letter, name, start and length in ticks of everything that a sample needs, from the start of its forward read.</summary>
    private static (int Row, char Sign, string What, long Start, long Length)[] Tasks(Schedule schedule, PartLatencies parts, long period)
    {
        (long f, long n, long l, long e, long w, long v) = (parts.ForwardRead, parts.Neuron, parts.LateralRead, parts.Error, parts.WeightWrite, parts.LateralWrite);
        (long lateral, long covariance, long error, long write) = schedule switch
        {
            Schedule.Synchronous => (f + n, f + n + l, f + n + l, f + n + l + e),
            Schedule.Shifted => (f + n + v, f + n, f + n, f + n + e),
            _ => (f + n, f + n + l, f + n + l, Math.Max(period + f, f + n + l + e)),
        };
        return
        [
            (0, 'F', "forward read", 0, f), (1, 'N', "neuron step", f, n), (2, 'L', "lateral read", lateral, l),
            (2, 'V', "lateral write", covariance, v), (3, 'E', "error step", error, e), (0, 'W', "weight write", write, w),
        ];
    }
}
