using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace NeuroSim.Tests.Architecture;

/// <summary>Lists what an assembly shows to others: a line a type, an indented line a member, in alphabetical order.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(TypeName.Full(type)).Append('\n');
            foreach (string member in Members(type).Order(StringComparer.Ordinal).Distinct())
                text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Kind(Type type)
    {
        string record = type.GetMethod("<Clone>$", Declared) is not null || type.GetMethod("PrintMembers", Declared) is not null ? "record " : "";
        if (type.IsEnum)
            return "enum";
        if (type.IsInterface)
            return "interface";
        if (type.IsValueType)
            return record + "struct";
        if (typeof(Delegate).IsAssignableFrom(type))
            return "delegate";
        string modifier = type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        return modifier + record + "class";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}");
        if (typeof(Delegate).IsAssignableFrom(type))
            return [Method(type.GetMethod("Invoke")!)];
        return type.GetFields(Declared).Where(field => field.IsPublic).Select(Field)
            .Concat(type.GetConstructors(Declared).Where(IsShown).Select(constructor => $"new({Parameters(constructor)})"))
            .Concat(type.GetProperties(Declared).Where(property => property.GetAccessors(nonPublic: false).Length > 0).Select(Property))
            .Concat(type.GetMethods(Declared).Where(IsShown).Where(method => !IsOfAProperty(method)).Select(Method));
    }

    /// <summary>Members that the compiler writes for records are left out.</summary>
    private static bool IsShown(MethodBase method) =>
        (method.IsPublic || method.IsFamily) && !method.IsDefined(typeof(CompilerGeneratedAttribute)) && !method.Name.Contains('<');

    private static bool IsOfAProperty(MethodInfo method) =>
        method.IsSpecialName && (method.Name.Contains("get_", StringComparison.Ordinal) || method.Name.Contains("set_", StringComparison.Ordinal));

    private static string Field(FieldInfo field)
    {
        string value = field.IsLiteral ? string.Create(CultureInfo.InvariantCulture, $" = {field.GetRawConstantValue()}") : "";
        return $"{(field.IsLiteral ? "const" : field.IsStatic ? "static readonly" : "readonly")} {TypeName.Of(field.FieldType)} {field.Name}{value}";
    }

    private static string Property(PropertyInfo property)
    {
        bool isStatic = property.GetAccessors()[0].IsStatic;
        string set = property.SetMethod is not { IsPublic: true } setter ? ""
            : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;" : " set;";
        return $"{(isStatic ? "static " : "")}{TypeName.Of(property.PropertyType)} {property.Name} {{{(property.CanRead ? " get;" : "")}{set} }}";
    }

    private static string Method(MethodInfo method)
    {
        string arguments = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
        return $"{(method.IsStatic ? "static " : "")}{TypeName.Of(method.ReturnType)} {method.Name}{arguments}({Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string mode = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref " : "";
        string value = !parameter.HasDefaultValue ? ""
            : string.Create(CultureInfo.InvariantCulture, $" = {parameter.DefaultValue ?? (parameter.ParameterType.IsValueType ? "default" : "null")}");
        return $"{mode}{TypeName.Of(parameter.ParameterType)} {parameter.Name}{value}";
    }
}
