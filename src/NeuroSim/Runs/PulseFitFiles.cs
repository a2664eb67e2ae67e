using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NeuroSim.Devices;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>Reads measured pulses from a file, and writes what was fitted to them: a device that an experiment can name, and the curves.</summary>
/// <param name="DevicePath">The device, for <c>hardware.crossbar.device</c>.</param>
/// <param name="CurvesPath">A table of what was measured and what every law gives.</param>
public sealed record PulseFitFiles(string DevicePath, string CurvesPath)
{
    /// <summary>The runs in a table of measured pulses (<see cref="PulseTable"/>).</summary>
    /// <exception cref="InvalidInputException">Kind <c>data</c>: not readable or no such table.</exception>
    public static ImmutableArray<PulseRun> Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            return PulseTable.Parse(File.ReadAllText(path), path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidInputException("data", $"There is no file \"{path}\".", path, error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidInputException("data", $"\"{path}\" cannot be read: {error.Message.TrimEnd('.')}.", path, error);
        }
    }

    /// <summary>The name of the device that is fitted to a file: the file's, in letters, digits and hyphens.</summary>
    public static string NameOf(string path)
    {
        string name = string.Concat(Path.GetFileNameWithoutExtension(path).ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        return name.Length == 0 ? "device" : name;
    }

    /// <summary>Writes both files into a folder, which is made if need be.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: not writable.</exception>
    public static PulseFitFiles Write(string folder, string dataPath, IReadOnlyList<PulseRun> runs, PulseFit fit)
    {
        string name = NameOf(dataPath);
        var files = new PulseFitFiles(Path.Combine(folder, name + ".yaml"), Path.Combine(folder, "curves.csv"));
        OutputFailure.Guard(folder, () => Directory.CreateDirectory(folder));
        WholeFile.Write(files.DevicePath, DeviceText(name, Path.GetFileName(dataPath), fit));
        WholeFile.Write(files.CurvesPath, Curves(runs, fit));
        return files;
    }

    /// <summary>How an experiment spells a law.</summary>
    public static string WordOf(PulseLawKind law) => ExperimentWords.Of(ExperimentWords.Laws, law);

    private static string DeviceText(string name, string file, PulseFit fit)
    {
        string law = WordOf(fit.Best.Pulses.Law);
        string source = string.Create(CultureInfo.InvariantCulture, $"Fit of {law} to the pulses in {file}: residual {100 * fit.Best.RmsOfRange:G3} % of the range (root mean square)");
        string[] lines =
        [
            $"# Weight -1 is {Quantity.Format(fit.SmallestSiemens, Unit.Siemens)} and weight 1 is {Quantity.Format(fit.LargestSiemens, Unit.Siemens)}, the range that was measured.",
            "# One cell does not show how cells differ: stepSpread, upperSpread and lowerSpread are 0 until many cells were measured.",
            $"name: {name}",
            $"source: {YamlText.Scalar(source)}",
            $"law: {law}",
            .. CrossbarWriter.Device(fit.ToDevice(fit.Best, name, source)),
        ];
        return string.Join('\n', lines) + "\n";
    }

    private static string Curves(IReadOnlyList<PulseRun> runs, PulseFit fit)
    {
        var text = new StringBuilder("run,direction,pulse,measured," + string.Join(',', fit.Laws.Select(law => WordOf(law.Pulses.Law))) + "\n");
        int at = 0;
        for (int run = 0; run < runs.Count; run++)
        {
            for (int i = 0; i < runs[run].Pulses.Length; i++, at++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{run + 1},{(runs[run].IsUp ? "up" : "down")},{runs[run].Pulses[i]},{runs[run].Siemens[i]:G9}");
                foreach (LawFit law in fit.Laws)
                    text.Append(CultureInfo.InvariantCulture, $",{law.Siemens[at]:G9}");
                text.Append('\n');
            }
        }

        return text.ToString();
    }
}
