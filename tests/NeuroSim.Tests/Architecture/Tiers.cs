namespace NeuroSim.Tests.Architecture;

/// <summary>Who may know whom: a folder knows the folders of lower tiers, and of its own tier only itself.</summary>
internal static class Tiers
{
    private static readonly string[][] Order =
    [
        ["Numerics"],
        ["Data", "Memories", "Devices"],
        ["Neurons", "Crossbars", "Learning"],
        ["Networks"],
        ["Engines"],
        ["Recording", "Costs"],
        ["Runs"],
        ["Circuits"],
        ["Cli"],
    ];

    /// <summary>Folders of one tier that know each other all the same, each with its reason. None so far.</summary>
    private static readonly (string From, string To, string Reason)[] Exceptions = [];

    public static IEnumerable<string> Folders => Order.SelectMany(tier => tier);

    /// <summary>The folder of a namespace: "Engines" for NeuroSim.Engines.Actors; null for NeuroSim itself and for other people's namespaces.</summary>
    public static string? FolderOf(string? space)
    {
        string[] parts = (space ?? "").Split('.');
        return parts.Length > 1 && parts[0] == "NeuroSim" ? parts[1] : null;
    }

    /// <summary>Whether code of folder <paramref name="from"/> may name something of folder <paramref name="to"/>.</summary>
    public static bool Allows(string from, string to) =>
        from == to || TierOf(to) < TierOf(from) || Exceptions.Any(exception => (exception.From, exception.To) == (from, to));

    private static int TierOf(string folder)
    {
        int tier = Array.FindIndex(Order, folders => folders.Contains(folder));
        return tier >= 0 ? tier : throw new InvalidOperationException($"The folder {folder} has no tier: add it to {nameof(Tiers)}.");
    }
}
