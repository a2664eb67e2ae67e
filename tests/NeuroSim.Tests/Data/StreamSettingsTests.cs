using NeuroSim.Data;

namespace NeuroSim.Tests.Data;

public sealed class StreamSettingsTests
{
    [Theory]
    [InlineData(StreamOrder.Chunked, 0, 1, "stream.chunk")]
    [InlineData(StreamOrder.Chunked, 16, -0.01, "stream.coherence")]
    [InlineData(StreamOrder.Chunked, 16, 1.01, "stream.coherence")]
    [InlineData(StreamOrder.Chunked, 16, double.NaN, "stream.coherence")]
    [InlineData(StreamOrder.Shuffled, 16, 0.5, "stream.coherence")]
    [InlineData((StreamOrder)7, 16, 1, "stream.order")]
    public void OutOfRange_IsRefusedWithItsKey(StreamOrder order, int chunk, double coherence, string key)
    {
        var error = Assert.Throws<InvalidInputException>(() => new StreamSettings(order, chunk, coherence).Validate());
        Assert.Equal(("experiment", key), (error.Kind, error.Where));
    }

    [Theory]
    [InlineData(StreamOrder.Chunked, 1, 0)]
    [InlineData(StreamOrder.Chunked, int.MaxValue, 1)]
    [InlineData(StreamOrder.Sequential, 16, 1)]
    public void Limits_AreAllowed(StreamOrder order, int chunk, double coherence) => new StreamSettings(order, chunk, coherence).Validate();
}
