using System.Text.Json;

namespace NeuroSim.Tests.Cli;

/// <summary>Which keys an object must have and of what kind their values are.</summary>
internal static class JsonShape
{
    public static void Has(JsonElement element, JsonValueKind kind, params string[] keys) => Assert.All(keys, key =>
    {
        Assert.True(element.TryGetProperty(key, out JsonElement value), $"no key {key}");
        Assert.True(value.ValueKind == kind, $"{key} is {value.ValueKind}, not {kind}");
    });

    public static void IsShare(JsonElement value) => Assert.InRange(value.GetDouble(), 0, 1);

    public static void IsPositive(JsonElement value) => Assert.True(value.GetDouble() is > 0 and < double.PositiveInfinity, $"{value} is not above 0");

    public static void IsRange(JsonElement value)
    {
        double low = value.GetProperty("low").GetDouble(), typical = value.GetProperty("typical").GetDouble(), high = value.GetProperty("high").GetDouble();
        Assert.True(0 < low && low <= typical && typical <= high, $"{value} is no range");
    }
}
