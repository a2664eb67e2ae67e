using System.Collections.Immutable;
using NeuroSim.Engines;
using NeuroSim.Recording.Traces;

namespace NeuroSim.Runs;

/// <summary>A format a trace can be written in.</summary>
/// <param name="Word">As the command line has it.</param>
/// <param name="FileName">Name of its file.</param>
/// <param name="Write">Writes a trace; the values of graphs are those of the row.</param>
public sealed record TraceFormat(string Word, string FileName, Action<NeuronTrace, NeuronSample, TextWriter> Write)
{
    /// <summary>All formats.</summary>
    public static ImmutableArray<TraceFormat> All { get; } =
    [
        new("vcd", "trace.vcd", (trace, _, target) => VcdTrace.Write(trace, target)),
        new("csv", "trace.csv", (trace, _, target) => CsvTrace.Write(trace, target)),
        new("json", "trace.json", (trace, _, target) => JsonTrace.Write(trace, target)),
        new("dot", "graph.dot", (trace, row, target) => target.Write(DotGraph.Of(ComputationGraph.Of(trace), row))),
        new("svg", "graph.svg", (trace, row, target) => target.Write(SvgGraph.Of(ComputationGraph.Of(trace), row))),
        new("timeline", "timeline.json", (trace, _, target) => ChromeTimeline.Write(trace, target)),
        new("html", "trace.html", (trace, row, target) => HtmlTrace.Write(trace, row, target)),
    ];

    /// <summary>The formats of a list such as <c>vcd,csv</c>, each once, in the order given.</summary>
    /// <exception cref="InvalidInputException">Kind <c>usage</c>: no such format, or none at all.</exception>
    public static ImmutableArray<TraceFormat> Parse(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        string[] words = [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        string known = string.Join(", ", All.Select(format => format.Word));
        if (words.Length == 0)
            throw new InvalidInputException("usage", $"--format names no format; give one or more of {known}, as in --format csv,vcd.", "--format");
        return [.. words.Select(word => All.FirstOrDefault(format => format.Word == word) ?? throw new InvalidInputException(
            "usage", $"There is no format \"{word}\".{NearestName.Hint(word, All.Select(format => format.Word))} Known: {known}, separated by commas.", "--format"))];
    }

    /// <summary>Refuses a file where the folder of a trace is to be, before anything is learned.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>.</exception>
    public static void RequireFolder(string folder)
    {
        if (File.Exists(folder))
            throw new InvalidInputException("output", $"\"{folder}\" is a file, and a trace needs a folder; choose another one with --out.", folder);
    }

    /// <summary>Writes a trace into <paramref name="folder"/>, which is made when it is not there, and returns the files, each complete or not there.</summary>
    /// <exception cref="InvalidInputException">Kind <c>output</c>: the folder cannot be written or the disk is full.</exception>
    public static ImmutableArray<string> WriteAll(ImmutableArray<TraceFormat> formats, NeuronTrace trace, NeuronSample row, string folder)
    {
        string full = RunFolder.FullPath(folder);
        OutputFailure.Guard(full, () => Directory.CreateDirectory(full));
        var files = ImmutableArray.CreateBuilder<string>();
        foreach (TraceFormat format in formats)
        {
            string path = Path.Combine(full, format.FileName);
            WholeFile.Write(path, stream =>
            {
                using var target = new StreamWriter(stream, leaveOpen: true);
                format.Write(trace, row, target);
            });
            files.Add(path);
        }

        return files.ToImmutable();
    }
}
