using NeuroSim.Costs;
using NeuroSim.Numerics;
using NeuroSim.Recording.Charts;

namespace NeuroSim.Runs.Reports;

/// <summary>The three lateral schedules on the runs' technology: periods, a timeline each, busy shares.</summary>
internal static class ScheduleSection
{
    public static void Write(HtmlText html, ReportContent content)
    {
        if (content.Runs.FirstOrDefault(run => run.Costs is { Timings.Length: > 0 }) is not { Costs: { } costs } shown)
        {
            html.Paragraph("The timing is unavailable: " + (content.Runs.Select(run => run.CostsProblem).FirstOrDefault(problem => problem.Length > 0) ?? "the technology lacks a latency."));
            return;
        }

        html.Table("Shortest period of every schedule" + Whose(content, shown), ["schedule", "period", "low to high", "samples/s", "latency", "signals part from synchronous at"], costs.Timings.Select(timing => (string[])
        [
            RunResultJson.NameOf(timing.Schedule), Words.Of(timing.PeriodSeconds, Unit.Second), $"{Words.Of(timing.PeriodRangeSeconds.Low, Unit.Second)} to {Words.Of(timing.PeriodRangeSeconds.High, Unit.Second)}",
            Words.Count((long)timing.SamplesPerSecond), Words.Of(timing.LatencySeconds, Unit.Second), Difference(content, timing),
        ]));
        double end = costs.Timings.Max(timing => ScheduleTimeline.Blocks(timing).Max(block => block.End)) * 1.02;
        foreach (ScheduleTiming timing in costs.Timings)
            html.Figure(ScheduleTimeline.Of(timing, end), Note(timing.Schedule));
        html.Figure(Busy(costs), "Share of a period for which a circuit of the slowest layer works, at the schedule's shortest period.");
        if (content.Runs.Length > 1)
            Own(html, content);
    }

    private static void Own(HtmlText html, ReportContent content) => html.Table(
        "Every run under its own schedule", ["run", "schedule", "shortest period", "sample period of the experiment", "samples/s", "latency"],
        content.Runs.Where(run => run.Costs?.Estimate.Timing is not null).Select(run => (Run: run, Timing: run.Costs!.Estimate.Timing!)).Select(one => (string[])
        [
            one.Run.Label, RunResultJson.NameOf(one.Timing.Schedule), Words.Of(one.Timing.PeriodSeconds, Unit.Second), Words.Of(one.Run.Experiment.Hardware.SamplePeriodSeconds, Unit.Second),
            Words.Count((long)one.Timing.SamplesPerSecond), Words.Of(one.Timing.LatencySeconds, Unit.Second),
        ]));

    private static string Whose(ReportContent content, ReportedRun shown) => content.Comparison is not null || content.Runs.Length == 1 ? "" : $" for the network of {shown.Label}";

    private static string Difference(ReportContent content, ScheduleTiming timing)
    {
        string name = RunResultJson.NameOf(timing.Schedule), there = content.Comparison?.Differences.FirstOrDefault(one => one.Schedule == name).Difference ?? "";
        return there.Length > 0 || content.Comparison is null || timing.Schedule == Networks.Schedule.Synchronous ? there : "never";
    }

    private static string Note(Networks.Schedule schedule) => schedule switch
    {
        Networks.Schedule.Synchronous => "F forward read, N neuron step, L lateral read, E error, W weight write, V lateral write. The next read waits for the write, which waits for the lateral sum.",
        Networks.Schedule.Shifted => "The error takes the lateral sum of the sample before, so the write does not wait for the lateral read.",
        _ => "The write of a sample follows the read of the next one: reads do not wait for writes.",
    };

    private static BarChart Busy(RunCosts costs) => new()
    {
        Name = "schedule-busy",
        Title = "How busy the circuits are",
        Description = "Busy share of each circuit under each schedule.",
        CategoryTitle = "circuit of the slowest layer",
        Categories = ["forward array", "lateral array", "neuron", "error", "write drivers"],
        Value = new ChartAxis("busy") { IsShare = true, Most = 1 },
        Series = [.. costs.Timings.Select(timing => new BarSeries(
            RunResultJson.NameOf(timing.Schedule),
            [timing.Busy.ForwardArray, timing.Busy.LateralArray, timing.Busy.NeuronArithmetic, timing.Busy.ErrorArithmetic, timing.Busy.WriteDrivers]))],
    };
}
