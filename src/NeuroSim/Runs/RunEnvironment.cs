using System.Numerics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NeuroSim.Runs;

/// <summary>The machine and the versions a run was made with. Results do not depend on it; speeds do.</summary>
/// <param name="Version">Version of NeuroSim, with its commit when it was built from one.</param>
/// <param name="Runtime">Version of .NET.</param>
/// <param name="OperatingSystem">Name and version.</param>
/// <param name="Architecture">Of the process, as in X64.</param>
/// <param name="Cpu">Name of the processor as the system tells it, else "unknown".</param>
/// <param name="Processors">Processors the process may use.</param>
/// <param name="Threads">Threads the run used.</param>
/// <param name="VectorBits">Width of the widest vector in hardware, in bits.</param>
/// <param name="Started">When the run (or its resumption) began.</param>
public sealed record RunEnvironment(
    string Version, string Runtime, string OperatingSystem, string Architecture, string Cpu, int Processors, int Threads, int VectorBits, DateTimeOffset Started)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>This machine, now.</summary>
    /// <param name="threads">Threads the run uses, at least 1.</param>
    /// <param name="clock">Where the time comes from.</param>
    public static RunEnvironment Capture(int threads, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return new RunEnvironment(
            typeof(RunEnvironment).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
            Environment.Version.ToString(),
            RuntimeInformation.OSDescription,
            RuntimeInformation.ProcessArchitecture.ToString(),
            CpuName(),
            Environment.ProcessorCount,
            threads,
            Vector512.IsHardwareAccelerated ? 512 : Vector<byte>.Count * 8,
            clock.GetUtcNow());
    }

    /// <summary>The record as JSON with camel-case keys.</summary>
    public string ToJson() => new JsonObject
    {
        ["version"] = Version,
        ["runtime"] = Runtime,
        ["operatingSystem"] = OperatingSystem,
        ["architecture"] = Architecture,
        ["cpu"] = Cpu,
        ["processors"] = Processors,
        ["threads"] = Threads,
        ["vectorBits"] = VectorBits,
        ["startedUtc"] = Started.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture),
    }.ToJsonString(Indented) + "\n";

    private static string CpuName()
    {
        const string linux = "/proc/cpuinfo";
        try
        {
            string? line = File.Exists(linux) ? File.ReadLines(linux).FirstOrDefault(text => text.StartsWith("model name", StringComparison.Ordinal)) : null;
            return line?.Split(':', 2)[^1].Trim() ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "unknown"; // the name of the processor is worth no failed run
        }
    }
}
