using System.CommandLine;
using NeuroSim.Runs;

namespace NeuroSim.Cli;

/// <summary>The options of <c>trace</c> that say what to record.</summary>
internal sealed class TraceOptions
{
    private readonly Option<string> _neuron = new("--neuron") { Description = "Layer and number, both from 1, as in 1/5.", HelpName = "LAYER/NEURON", Required = true };

    private readonly Option<int?> _input = new("--input")
    {
        Description = "Input of the layer whose weight is recorded, from 1 (default: the one with the largest weight when the trace begins).",
        HelpName = "I",
        CustomParser = result => (int?)WholeNumber.Of(result, 1, int.MaxValue),
    };

    private readonly Option<int> _samples = new("--samples")
    {
        Description = "Samples to record.",
        HelpName = "N",
        DefaultValueFactory = _ => 100,
        CustomParser = result => (int)(WholeNumber.Of(result, 1, TraceRequest.MostSamples) ?? 1),
    };

    private readonly Option<long> _after = new("--after")
    {
        Description = "Samples to learn before the trace begins.",
        HelpName = "N",
        DefaultValueFactory = _ => 0,
        CustomParser = result => (long)(WholeNumber.Of(result, 0, 1UL << 40) ?? 0),
    };

    private readonly Option<long?> _at = new("--at")
    {
        Description = "The sample whose values the graphs show, counted from 0 over the whole run (default: the last one that was followed by a write).",
        HelpName = "SAMPLE",
        CustomParser = result => (long?)WholeNumber.Of(result, 0, 1UL << 40),
    };

    /// <summary>Formats, separated by commas.</summary>
    public Option<string> Format { get; } = new("--format")
    {
        Description = $"What to write, separated by commas: {string.Join(", ", TraceFormat.All.Select(format => format.Word))} (default: all but json).",
        HelpName = "FORMATS",
        DefaultValueFactory = _ => string.Join(',', TraceFormat.All.Select(format => format.Word).Where(word => word != "json")),
    };

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_neuron, _input, _samples, _after, _at, Format])
            command.Add(option);
    }

    /// <summary>What is asked for.</summary>
    public TraceRequest RequestOf(ParseResult parsed) => new(
        parsed.GetValue(_neuron)!, parsed.GetValue(_input), parsed.GetValue(_samples), parsed.GetValue(_after), parsed.GetValue(_at));
}
