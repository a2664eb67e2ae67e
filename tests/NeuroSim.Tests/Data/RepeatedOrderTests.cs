using NeuroSim.Data;

namespace NeuroSim.Tests.Data;

public sealed class RepeatedOrderTests
{
    private static readonly byte[] Labels = [.. Enumerable.Range(0, 120).Select(i => (byte)(i % 4))];

    [Theory]
    [InlineData(1, 120)]
    [InlineData(3, 120)]
    [InlineData(10, 120)]
    public void Of_Repetitions_RunsOfOneCategoryInOneOrder(int repetitions, int length)
    {
        int[] order = RepeatedOrder.Of(Labels, repetitions, 5);
        Assert.Equal(length, order.Length);
        Assert.Equal(length, order.Distinct().Count());
        byte[] runs = [.. Enumerable.Range(0, length / repetitions).Select(run => Labels[order[run * repetitions]])];
        for (int i = 0; i < length; i++)
            Assert.Equal(runs[i / repetitions], Labels[order[i]]);
        Assert.Equal(4, runs[..4].Distinct().Count());
        for (int run = 4; run < runs.Length; run++)
            Assert.Equal(runs[run - 4], runs[run]);
    }

    [Fact]
    public void Of_CategoriesThatRunOut_GiveWhatIsLeft()
    {
        byte[] order = [.. RepeatedOrder.Of([0, 0, 0, 0, 0, 1, 1], 2, 5).Select(i => (byte)(i < 5 ? 0 : 1))];
        Assert.Contains(string.Concat(order), (string[])["0011000", "1100000"]);
    }

    [Fact]
    public void Of_LongerRuns_TakeTheSameQueues()
    {
        int[] one = RepeatedOrder.Of(Labels, 1, 5), three = RepeatedOrder.Of(Labels, 3, 5);
        for (byte c = 0; c < 4; c++)
            Assert.Equal(one.Where(i => Labels[i] == c), three.Where(i => Labels[i] == c));
    }

    [Fact]
    public void Of_AFreshOrder_ChangesFromCycleToCycle()
    {
        int[] order = RepeatedOrder.Of(Labels, 2, 5, freshOrder: true);
        var cycles = Enumerable.Range(0, order.Length / 8).Select(cycle => string.Join(',', Enumerable.Range(0, 4).Select(c => Labels[order[cycle * 8 + 2 * c]])));
        Assert.True(cycles.Distinct().Count() > 5);
    }
}
