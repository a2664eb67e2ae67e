using System.Reflection;
using System.Text.RegularExpressions;
using NeuroSim.Circuits;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Architecture;

/// <summary>Dependencies point one way, in what the sources say they use and in what the compiled members mention.</summary>
public sealed partial class DependencyTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Sources_UsingLinesAndQualifiedNames_PointDownwards()
    {
        var wrong = new List<string>();
        int seen = 0;
        foreach (SourceFile file in SourceTree.Files("src"))
        {
            string? from = Tiers.FolderOf(Namespace(file));
            foreach (Match match in file.Code.SelectMany(line => Mention().Matches(line)))
            {
                string to = match.Groups[1].Value;
                seen++;
                if (from is not null && !Tiers.Allows(from, to))
                    wrong.Add($"{file.Path} knows {to}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(seen > 100);
    }

    [Fact]
    public void Members_TypesInTheirSignaturesAndLocals_PointDownwards()
    {
        var wrong = new SortedSet<string>();
        int seen = 0;
        foreach (Type type in typeof(Network).Assembly.GetTypes().Concat(typeof(CellContract).Assembly.GetTypes()))
        {
            if (Tiers.FolderOf(type.Namespace) is not { } from)
                continue;
            foreach (Type used in Mentioned(type).SelectMany(Parts))
            {
                seen++;
                if (Tiers.FolderOf(used.Namespace) is { } to && !Tiers.Allows(from, to))
                    wrong.Add($"{type.FullName} knows {used.FullName}");
            }
        }

        Assert.Empty(wrong);
        Assert.True(seen > 1000);
    }

    [Theory]
    [InlineData("Engines", "Networks", true)]
    [InlineData("Networks", "Engines", false)]
    [InlineData("Engines", "Engines", true)]
    [InlineData("Costs", "Recording", false)]
    [InlineData("Cli", "Numerics", true)]
    [InlineData("Numerics", "Cli", false)]
    public void Tiers_TwoFolders_DownwardsOnly(string from, string to, bool allowed) => Assert.Equal(allowed, Tiers.Allows(from, to));

    [Theory]
    [InlineData("Memories")]
    [InlineData("Devices")]
    [InlineData("Neurons")]
    [InlineData("Crossbars")]
    [InlineData("Learning")]
    public void Models_Sources_KnowNothingOfDataEnginesOrRuns(string model)
    {
        string[] outer = ["Data", "Engines", "Recording", "Costs", "Runs"];
        Assert.Empty(SourceTree.Files("src/NeuroSim/" + model)
            .Where(file => file.Code.Any(line => Mention().Matches(line).Any(match => outer.Contains(match.Groups[1].Value))))
            .Select(file => file.Path));
    }

    private static string? Namespace(SourceFile file) =>
        file.Lines.FirstOrDefault(line => line.StartsWith("namespace ", StringComparison.Ordinal))?["namespace ".Length..].TrimEnd(';');

    private static IEnumerable<Type> Mentioned(Type type)
    {
        IEnumerable<Type?> types = [type.BaseType, .. type.GetInterfaces(), .. type.GetFields(Everything).Select(field => field.FieldType)];
        IEnumerable<MethodBase> methods = [.. type.GetMethods(Everything), .. type.GetConstructors(Everything)];
        return types.OfType<Type>().Concat(methods.SelectMany(Mentioned));
    }

    private static IEnumerable<Type> Mentioned(MethodBase method)
    {
        foreach (ParameterInfo parameter in method.GetParameters())
            yield return parameter.ParameterType;
        if (method is MethodInfo { ReturnType: var result })
            yield return result;
        foreach (LocalVariableInfo local in method.GetMethodBody()?.LocalVariables ?? [])
            yield return local.LocalType;
    }

    /// <summary>The type itself, what it is an array or reference of, and its type arguments.</summary>
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.GetElementType() is { } element)
            return Parts(element);
        return type.IsGenericType ? [type, .. type.GetGenericArguments().SelectMany(Parts)] : [type];
    }

    [GeneratedRegex(@"\bNeuroSim\.([A-Z][A-Za-z]*)\b(?=[.;])")]
    private static partial Regex Mention();
}
