using System.Collections.Immutable;
using System.Text;
using NeuroSim.Devices;

namespace NeuroSim.Runs;

/// <summary>Finds a device by name: a law, one of the published devices of <c>circuits/devices/</c>, or the path of a device's own file.</summary>
public static class DeviceSource
{
    /// <summary>What the keys of a device's file are listed under.</summary>
    internal const string Kind = "device";

    private const string Prefix = "devices/", Suffix = ".yaml";

    /// <summary>Names of the published devices, in alphabetical order.</summary>
    public static ImmutableArray<string> Published { get; } =
    [
        .. typeof(DeviceSource).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Every name that is no path.</summary>
    public static ImmutableArray<string> Names { get; } =
        [SynapticDevice.Ideal.Name, .. ExperimentWords.Laws.Select(law => law.Word), .. Published];

    /// <summary>The device of a name or path.</summary>
    /// <param name="nameOrPath">One of <see cref="Names"/>, or a path (anything with a slash, or ending in .yaml).</param>
    /// <exception cref="InvalidInputException">No such name or file, or no valid device.</exception>
    public static SynapticDevice Load(string nameOrPath)
    {
        ArgumentNullException.ThrowIfNull(nameOrPath);
        if (nameOrPath == SynapticDevice.Ideal.Name)
            return SynapticDevice.Ideal;
        foreach ((string word, PulseLawKind law) in ExperimentWords.Laws)
        {
            if (word == nameOrPath)
                return new SynapticDevice { Name = word, Pulses = DeviceSection.DefaultPulses(law) };
        }

        return Published.Contains(nameOrPath, StringComparer.Ordinal) ? Parse(ReadPublished(nameOrPath), $"{nameOrPath}{Suffix} (built in)") : LoadFile(nameOrPath);
    }

    /// <summary>The device that a file's text describes.</summary>
    /// <exception cref="InvalidInputException">Not a valid device.</exception>
    public static SynapticDevice Parse(string yaml, string file)
    {
        Section section = Section.Root(SettingTree.Parse(yaml, file), file, Kind);
        string name = section.Text("name") ?? throw section.Invalid("name", "The device has no name; add a line such as \"name: my-device\".");
        bool pulsed = section.Text("law") is { } law && law != "none";
        PulsedResponse? pulses = pulsed ? DeviceSection.DefaultPulses(section.Choice("law", ExperimentWords.Laws, default)) : null;
        return DeviceSection.Read(section, new SynapticDevice { Name = name, Source = section.Text("source") ?? "", Pulses = pulses });
    }

    private static SynapticDevice LoadFile(string path)
    {
        if (!path.Contains('/', StringComparison.Ordinal) && !path.EndsWith(Suffix, StringComparison.Ordinal))
            throw Unknown(path);
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidInputException("experiment", $"The device file \"{path}\" cannot be read: {error.Message}", "hardware.crossbar.device", error);
        }
    }

    private static InvalidInputException Unknown(string name) => new(
        "experiment", $"device is \"{name}\".{NearestName.Hint(name, Names)} Allowed: {string.Join(", ", Names)}, or the path of a device file (*.yaml).", "hardware.crossbar.device");

    private static string ReadPublished(string name)
    {
        using Stream stream = typeof(DeviceSource).Assembly.GetManifestResourceStream($"{Prefix}{name}{Suffix}")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
