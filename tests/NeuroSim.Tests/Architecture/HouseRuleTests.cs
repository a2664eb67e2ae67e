using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using NeuroSim.Circuits;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Architecture;

/// <summary>The rules that keep the code readable, asked of the compiled types and of the source files.</summary>
public sealed partial class HouseRuleTests
{
    private const int MostLines = 600;
    private static readonly string[] VagueNouns = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utility", "Common", "Base", "Processor"];

    /// <summary>Folders that touch files and folders.</summary>
    private static readonly string[] FileFolders = ["Data", "Runs", "Recording"];

    /// <summary>Uses of System.IO elsewhere that touch no file, each with its reason.</summary>
    private static readonly (string File, string Name, string Reason)[] StreamUses =
    [
        ("Costs/Technology.cs", "StreamReader", "reads a technology that is embedded in the assembly"),
    ];

    private static IEnumerable<Type> Types =>
        typeof(Network).Assembly.GetTypes().Concat(typeof(CellContract).Assembly.GetTypes()).Where(type => !IsGenerated(type));

    [Fact]
    public void Classes_All_SealedStaticOrAbstract() =>
        Assert.Empty(Types.Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract).Select(type => type.FullName));

    [Fact]
    public void Fields_Public_NeverChange() =>
        Assert.Empty(Types.Where(type => !type.IsEnum)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => !field.IsInitOnly && !field.IsLiteral)
            .Select(field => $"{field.DeclaringType}.{field.Name}"));

    [Fact]
    public void Inheritance_OwnClasses_OneDeep() =>
        Assert.Empty(Types.Where(type => type.BaseType?.BaseType is { } grand && Tiers.FolderOf(grand.Namespace) is not null).Select(type => type.FullName));

    [Fact]
    public void Names_OfTypes_SayWhatTheThingIs() =>
        Assert.Empty(Types.Where(type => Words(type.Name.Split('`')[0]).Intersect(VagueNouns).Any()).Select(type => type.FullName));

    [Fact]
    public void Names_OfFiles_SayWhatTheThingIs() =>
        Assert.DoesNotContain(
            AllSources().Select(file => file.Path), path => Words(Path.GetFileNameWithoutExtension(path)).Intersect(VagueNouns).Any());

    [Theory]
    [InlineData("RunManager", true)]
    [InlineData("DataBaseReader", true)]
    [InlineData("Baseline", false)]
    [InlineData("Utilization", false)]
    public void Names_AreReadWordByWord(string name, bool vague) => Assert.Equal(vague, Words(name).Intersect(VagueNouns).Any());

    [Fact]
    public void Files_Length_AtMostSixHundredLines() =>
        Assert.Empty(AllSources().Where(file => file.Lines.Length > MostLines).Select(file => $"{file.Path}: {file.Lines.Length} lines"));

    [Fact]
    public void Files_Source_LeaveNothingForLater() =>
        Assert.Empty(SourceTree.Files("src").Where(file => file.Lines.Any(line => Reminder().IsMatch(line))).Select(file => file.Path));

    [Fact]
    public void Files_OfTheLibrary_NamespaceIsTheFolder()
    {
        foreach (string project in (string[])["NeuroSim", "NeuroSim.Circuits", "NeuroSim.Cli"])
        {
            foreach (SourceFile file in SourceTree.Files("src/" + project))
            {
                string? line = file.Lines.FirstOrDefault(l => l.StartsWith("namespace ", StringComparison.Ordinal));
                if (line is null && Path.GetFileName(file.Path) == "Program.cs")
                    continue;
                Assert.Equal($"{file.Path}: namespace {string.Join('.', [project, .. file.Folders])};", $"{file.Path}: {line}");
            }
        }
    }

    [Fact]
    public void Files_OfTheLibrary_LieInAFolderThatHasATier() =>
        Assert.Empty(SourceTree.Files("src/NeuroSim").Where(file => file.Folders.Length > 0 && !Tiers.Folders.Contains(file.Folders[0])).Select(file => file.Path));

    [Fact]
    public void FileAccess_OutsideDataRunsAndRecording_Absent()
    {
        var wrong = new List<string>();
        foreach (SourceFile file in SourceTree.Files("src/NeuroSim").Where(file => file.Folders.Length > 0 && !FileFolders.Contains(file.Folders[0])))
        {
            foreach (Match match in file.Code.SelectMany(line => FileType().Matches(line)))
            {
                if (!StreamUses.Any(use => use.File == file.Path && use.Name == match.Value))
                    wrong.Add($"{file.Path}: {match.Value}");
            }
        }

        Assert.Empty(wrong);
    }

    private static IEnumerable<SourceFile> AllSources() => SourceTree.Files("src").Concat(SourceTree.Files("tests"));

    private static bool IsGenerated(Type type) =>
        type.Name.Contains('<') || type.IsDefined(typeof(CompilerGeneratedAttribute)) || (type.DeclaringType is { } outer && IsGenerated(outer))
        || Tiers.FolderOf(type.Namespace) is null;

    private static IEnumerable<string> Words(string name) => Word().Matches(name).Select(match => match.Value);

    [GeneratedRegex("[A-Z][a-z0-9]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Reminder();

    [GeneratedRegex(@"\b(System\.IO|File|Directory|Path|FileStream|FileInfo|DirectoryInfo|DriveInfo|StreamReader|StreamWriter|FileSystemWatcher|FileMode)\b(?=[.(;])")]
    private static partial Regex FileType();
}
