using NeuroSim.Networks;

namespace NeuroSim.Tests.Architecture;

/// <summary>The library's public surface is a committed file, so that a change of it shows in a review.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_Listing_AsCommitted() => Golden.AssertSame("PublicApi.txt", PublicApi.Of(typeof(Network).Assembly));
}
