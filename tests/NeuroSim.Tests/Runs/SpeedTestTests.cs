using NeuroSim.Runs;

namespace NeuroSim.Tests.Runs;

public sealed class SpeedTestTests
{
    [Fact]
    public void Kernels_OfTwoThreads_AreNamedWithTheirShapesAndHaveASpeed()
    {
        var test = new SpeedTest(TimeProvider.System);
        Assert.True(test.Peak() > 0);
        Assert.Collection(
            test.Kernels(2),
            kernel => Assert.Equal((64, 512, 784, 2), (kernel.M, kernel.N, kernel.K, kernel.Threads)),
            kernel => Assert.Equal((64, 2000, 2000, 2), (kernel.M, kernel.N, kernel.K, kernel.Threads)),
            kernel => Assert.True(kernel is { M: 512, N: 512, K: 64, Gigaflops: > 0 }));
    }
}
