using NeuroSim.Data;

namespace NeuroSim.Tests.Data;

public sealed class DataLocationTests
{
    private static readonly string Root = Path.GetFullPath(Path.DirectorySeparatorChar.ToString());

    private static Dictionary<string, string> All => new() { ["NEUROSIM_DATA"] = At("variable"), ["XDG_CACHE_HOME"] = At("cache") };

    [Fact]
    public void Option_GoesFirst() =>
        AssertFound(At("given"), DataLocationOrigin.Option, At("given"), All);

    [Fact]
    public void Variable_GoesBeforeCache() =>
        AssertFound(At("variable"), DataLocationOrigin.Environment, null, All);

    [Fact]
    public void EmptyVariable_CountsAsUnset() =>
        AssertFound(At("cache", "neurosim"), DataLocationOrigin.Cache, null, new(All) { ["NEUROSIM_DATA"] = "" });

    [Fact]
    public void HomeCache_IsLast() =>
        AssertFound(At("home", "me", ".cache", "neurosim"), DataLocationOrigin.Cache, null, new() { ["HOME"] = At("home", "me") });

    [Fact]
    public void RelativeXdgCache_IsIgnored() =>
        AssertFound(
            At("home", ".cache", "neurosim"), DataLocationOrigin.Cache, null, new() { ["HOME"] = At("home"), ["XDG_CACHE_HOME"] = "cache" });

    [Fact]
    public void RelativeOption_BecomesAbsolute() =>
        AssertFound(Path.GetFullPath("here"), DataLocationOrigin.Option, "here", []);

    [Fact]
    public void EmptyOption_IsRefused() =>
        Assert.Equal("data", Assert.Throws<InvalidInputException>(() => DataLocation.Find(" ", _ => null)).Kind);

    [Fact]
    public void NoHome_LooksBelowTheTemporaryFolder() =>
        Assert.Equal(Path.Combine(Path.GetTempPath(), "neurosim"), DataLocation.Find(null, _ => null).Folder);

    [Fact]
    public void FolderOf_IsTheSetsName() =>
        Assert.Equal(At("given", "mnist"), DataLocation.Find(At("given"), _ => null).FolderOf("mnist"));

    private static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static void AssertFound(
        string folder, DataLocationOrigin origin, string? option, Dictionary<string, string> environment) =>
        Assert.Equal(new DataLocation(folder, origin), DataLocation.Find(option, environment.GetValueOrDefault));
}
