using NeuroSim.Data;

namespace NeuroSim.Tests.Data;

public sealed class BalancedItemsTests
{
    [Theory]
    [InlineData(6, new[] { 0, 1, 2, 3 })]
    [InlineData(4, new[] { 0, 1, 2, 3 })]
    [InlineData(3, new[] { 0, 2 })]
    [InlineData(1, new int[0])]
    public void Of_TheFirstOfEveryClass_AsManyAsTheSmallestHas(int most, int[] items) =>
        Assert.Equal(items, BalancedItems.Of([5, 5, 9, 9, 5, 5], most));

    [Fact]
    public void Of_NoItems_IsEmpty() => Assert.Empty(BalancedItems.Of([], 10));
}
