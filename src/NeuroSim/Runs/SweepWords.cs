namespace NeuroSim.Runs;

/// <summary>The words of a <c>sweep:</c> block that are no paths.</summary>
internal static class SweepWords
{
    public const string Zip = "zip", Random = "random", LatinHypercube = "latinHypercube", Seeds = "seeds";

    public static readonly string[] All = [Zip, Random, LatinHypercube, Seeds];
}
