using System.Collections.Immutable;
using NeuroSim.Crossbars;
using NeuroSim.Data;
using NeuroSim.Networks;

namespace NeuroSim.Engines;

/// <summary>
/// Finds the ranges of converters as a designer does: a short run with ideal arrays, then the largest signals of its last samples. The same ranges for
/// every schedule, so that schedules can be compared.
/// </summary>
public static class ConverterCalibration
{
    /// <summary>Samples learned before anything is measured.</summary>
    public const int WarmUp = 4096;

    /// <summary>Samples measured.</summary>
    public const int Probes = 256;

    /// <summary>Share of the sums, deviations and lateral results that must fit; the rest saturates. Inputs fit all.</summary>
    public const double Share = 0.9995;

    /// <summary>The network with the ranges of its converters; itself when none is open.</summary>
    /// <param name="network">What is to run.</param>
    /// <param name="source">A fresh stream of what it will learn.</param>
    /// <exception cref="NonFiniteSignalException">The network diverges even on ideal arrays.</exception>
    public static Network Calibrated(Network network, ISampleSource source)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(source);
        if (!network.Crossbar.NeedsCalibration || !network.ConverterRanges.IsEmpty)
            return network;
        Network ideal = network with
        {
            Crossbar = CrossbarDesign.Ideal,
            Schedule = Schedule.Synchronous,
            TotalSamples = Math.Max(network.TotalSamples, WarmUp + Probes),
        };
        var engine = new VectorEngine(ideal, new NetworkState(ideal), threads: 1);
        engine.Learn(source, WarmUp);
        var seen = engine.State.Layers.Select(_ => new Magnitudes()).ToImmutableArray();
        for (int probe = 0; probe < Probes; probe++)
        {
            engine.Learn(source, 1);
            for (int l = 0; l < seen.Length; l++)
                seen[l].Add(engine.State.Layers[l], engine.State.Samples - 1);
        }

        return network with { ConverterRanges = [.. seen.Select(layer => layer.Ranges())] };
    }

    /// <summary>Magnitudes of one layer's signals.</summary>
    private sealed class Magnitudes
    {
        private readonly List<float> _inputs = [], _sums = [], _deviations = [], _laterals = [];

        public void Add(LayerState layer, long sample)
        {
            Span<float> x = layer.Input(sample), d = layer.Deviation(sample);
            foreach (float signal in x[..layer.Layer.Inputs])
                _inputs.Add(Math.Abs(signal));
            for (int j = 0; j < layer.Layer.Neurons; j++)
            {
                _sums.Add(Math.Abs(layer.Forward.Read(j, x)));
                _deviations.Add(Math.Abs(d[j]));
                _laterals.Add(Math.Abs(layer.Lateral.Read(j, d)));
            }
        }

        public LayerRanges Ranges() => new(Quantile(_inputs, 1), Quantile(_sums, Share), Quantile(_deviations, Share), Quantile(_laterals, Share));

        /// <summary>The quantile, or 1 where all signals are silent.</summary>
        private static double Quantile(List<float> magnitudes, double share)
        {
            magnitudes.Sort();
            float value = magnitudes[Math.Min(magnitudes.Count - 1, (int)(share * magnitudes.Count))];
            return value > 0 ? value : 1;
        }
    }
}
