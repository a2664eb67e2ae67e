namespace NeuroSim.Tests.Architecture;

/// <summary>The source files that this test assembly was built beside.</summary>
internal static class SourceTree
{
    /// <summary>The repository's folder.</summary>
    /// <remarks>Found from the assembly's own place: paths in a continuous-integration build are not those of the machine.</remarks>
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    /// <summary>All C# files below <paramref name="folder"/> (relative to the root), by their path relative to it, without build output.</summary>
    public static IReadOnlyList<SourceFile> Files(string folder)
    {
        string from = Path.Combine(Root, folder);
        if (!Directory.Exists(from))
            return []; // a project or folder that is to come
        return [.. Directory.EnumerateFiles(from, "*.cs", SearchOption.AllDirectories)
            .Select(path => new SourceFile(Path.GetRelativePath(from, path).Replace('\\', '/'), path))
            .Where(file => !file.Path.Split('/').Any(part => part is "obj" or "bin"))
            .OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NeuroSim.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run outside the repository, so they cannot read its sources.");
    }
}

/// <summary>A source file.</summary>
/// <param name="Path">Relative path with forward slashes.</param>
/// <param name="FullPath">Where it is.</param>
internal sealed record SourceFile(string Path, string FullPath)
{
    /// <summary>Folders from the root of the project, empty for a file beside the project file.</summary>
    public string[] Folders => Path.Split('/')[..^1];

    public string[] Lines => File.ReadAllLines(FullPath);

    /// <summary>The lines without comments; strings stay.</summary>
    public IEnumerable<string> Code => Lines.Select(line => line.TrimStart()).Where(line => !line.StartsWith("//", StringComparison.Ordinal));
}
