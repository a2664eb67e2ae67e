namespace NeuroSim.Runs;

/// <summary>Where a setting was written, for the "where" of an error.</summary>
/// <param name="Text">"file.yaml, line 12", or the whole argument of the command line.</param>
/// <param name="FromCommandLine">Whether it was an argument, which names its key itself.</param>
internal readonly record struct SettingOrigin(string Text, bool FromCommandLine = false)
{
    /// <summary>The origin of line <paramref name="line"/> (from 1) of a file.</summary>
    public static SettingOrigin Line(string file, long line) => new($"{file}, line {line}");

    /// <summary>"file.yaml, line 12, hardware.memory.resistance".</summary>
    public string With(string path) => FromCommandLine || path.Length == 0 ? Text : $"{Text}, {path}";
}
