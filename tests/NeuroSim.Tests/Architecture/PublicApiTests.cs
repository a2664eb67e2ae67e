using NeuroSim.Circuits;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Architecture;

/// <summary>The libraries' public surface is a committed file each, so that a change of it shows in a review.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_Listing_AsCommitted() => Golden.AssertSame("PublicApi.txt", PublicApi.Of(typeof(Network).Assembly));

    [Fact]
    public void PublicApi_OfCircuits_AsCommitted() => Golden.AssertSame("PublicApi.Circuits.txt", PublicApi.Of(typeof(CellContract).Assembly));
}
