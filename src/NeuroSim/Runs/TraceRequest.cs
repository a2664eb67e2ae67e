namespace NeuroSim.Runs;

/// <summary>What to trace.</summary>
/// <param name="Neuron">Layer and number, both from 1, as in <c>1/5</c>.</param>
/// <param name="Input">Input of the layer whose weight is traced, from 1; null: the one with the largest weight when the trace begins.</param>
/// <param name="Samples">Samples to record, 1 .. <see cref="MostSamples"/>.</param>
/// <param name="After">Samples to learn before, at least 0.</param>
/// <param name="At">The sample whose values graphs show, counted over the whole run; null: the last one that was followed by a write.</param>
public sealed record TraceRequest(string Neuron, int? Input, int Samples, long After = 0, long? At = null)
{
    /// <summary>Most samples of a trace.</summary>
    public const int MostSamples = 1_000_000;

    /// <summary>Samples whose parts the timeline shows.</summary>
    public const int TimelineSamples = 8;
}
