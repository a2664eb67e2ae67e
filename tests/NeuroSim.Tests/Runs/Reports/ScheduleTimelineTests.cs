using System.Collections.Immutable;
using NeuroSim.Costs;
using NeuroSim.Networks;
using NeuroSim.Recording.Charts;
using NeuroSim.Runs.Reports;

namespace NeuroSim.Tests.Runs.Reports;

public sealed class ScheduleTimelineTests
{
    /// <summary>The timeline is drawn from the formulas of SchedulePeriod: whatever the latencies, nothing overlaps and nothing is used before it is there.</summary>
    [Theory]
    [InlineData(Schedule.Synchronous)]
    [InlineData(Schedule.Shifted)]
    [InlineData(Schedule.Pipelined)]
    public void Timeline_OfAnyLatencies_IsPossible(Schedule schedule)
    {
        var random = new Random(11);
        for (int round = 0; round < 500; round++)
        {
            PartLatencies parts = new(random.Next(1, 50), random.Next(1, 50), random.Next(1, 50), random.Next(1, 50), random.Next(1, 50), random.Next(1, 50));
            ImmutableArray<TimelineBlock> blocks = ScheduleTimeline.Blocks(Timing(schedule, parts));

            Assert.Equal(6 * ScheduleTimeline.Samples, blocks.Length);
            foreach (var row in blocks.GroupBy(block => block.Row))
            {
                TimelineBlock[] inOrder = [.. row.OrderBy(block => block.Start)];
                Assert.All(inOrder.Zip(inOrder.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start, $"{schedule} {parts}: {pair.First} overlaps {pair.Second}"));
            }

            foreach (string sample in (string[])["1", "2", "3"])
                CheckOrder(schedule, sign => blocks.Single(block => block.Label == $"{sign} {sample}"));
            if (schedule == Schedule.Synchronous)
                Assert.True(Find(blocks, "W 1").End <= Find(blocks, "F 2").Start);
            if (schedule == Schedule.Pipelined)
                Assert.True(Find(blocks, "W 1").Start >= Find(blocks, "F 2").End);
        }
    }

    private static void CheckOrder(Schedule schedule, Func<char, TimelineBlock> find)
    {
        Assert.True(find('F').End <= find('N').Start && find('N').End <= find('E').Start && find('E').End <= find('W').Start);
        Assert.True(schedule == Schedule.Shifted ? find('V').End <= find('L').Start : find('L').End <= find('V').Start && find('L').End <= find('E').Start);
    }

    private static TimelineBlock Find(IEnumerable<TimelineBlock> blocks, string label) => blocks.Single(block => block.Label == label);

    private static ScheduleTiming Timing(Schedule schedule, PartLatencies parts) => new()
    {
        Schedule = schedule,
        PeriodSeconds = SchedulePeriod.Of(schedule, parts),
        PeriodRangeSeconds = PriceRange.Exactly(1),
        PeriodTicks = SchedulePeriod.Of(schedule, parts),
        LatencySeconds = 1,
        LatencyTicks = 1,
        TickSeconds = 1,
        Layers = [parts],
        Parts = parts,
        Busy = new BusyShares(0, 0, 0, 0, 0),
    };
}
