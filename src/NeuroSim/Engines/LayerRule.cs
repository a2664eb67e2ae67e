using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Engines;

/// <summary>What a layer's parts do, worked out once from the network's description; the same for every engine.</summary>
internal sealed class LayerRule
{
    private readonly Philox _noise;
    private readonly RateSchedule _rate;

    public LayerRule(Network network, int layer)
    {
        Layer = network.Layers[layer];
        FirstEntity = NeuronId.Of(layer, 0);
        Schedule = network.Schedule;
        Optimizer = network.Optimizer.Kind;
        WriteEvery = network.WriteEvery;
        Policy = network.Optimizer.Policy(network.WriteEvery);
        TrlCoefficients c = network.Coefficients;
        Constants = new TrlConstants(2 * c.Similarity, 2 * c.Variance, c.Covariance, c.TargetVariance, Layer.Activation);
        var mismatch = new Philox(network.Seed, RandomStream.CellMismatch);
        Mean = new IntegratorArray(network.MeanCell, network.SamplePeriodSeconds, Layer.Neurons, mismatch, FirstEntity, 0);
        Variance = new IntegratorArray(network.VarianceCell, network.SamplePeriodSeconds, Layer.Neurons, mismatch, FirstEntity, 1);
        _noise = new Philox(network.Seed, RandomStream.ThermalNoise);
        _rate = new RateSchedule(network.Optimizer, network.TotalSamples);
    }

    public Layer Layer { get; }

    public uint FirstEntity { get; }

    public Schedule Schedule { get; }

    public OptimizerKind Optimizer { get; }

    public int WriteEvery { get; }

    public WritePolicy Policy { get; }

    public TrlConstants Constants { get; }

    public IntegratorArray Mean { get; }

    public IntegratorArray Variance { get; }

    /// <summary>Whether the write of a window that ends with <paramref name="sample"/> is due.</summary>
    public bool EndsWindow(long sample) => (sample + 1) % WriteEvery == 0;

    /// <summary>The number, from 1, of the write after <paramref name="sample"/>.</summary>
    public long WriteNumber(long sample) => (sample + 1) / WriteEvery;

    /// <summary>The rate at a sample.</summary>
    public double Rate(long sample) => _rate.At(sample);

    /// <summary>The rate at a sample as a neuron's write gain needs it: with the start-up correction for neuron-rms.</summary>
    public float GainRate(long sample) => Optimizer == OptimizerKind.NeuronRms
        ? NeuronRms.CorrectedRate(_rate.At(sample), WriteNumber(sample))
        : (float)_rate.At(sample);

    /// <summary>Puts the thermal noise of <paramref name="sample"/> on the cells of the given neurons.</summary>
    public void DrawNoise(int from, int to, long sample)
    {
        if (Mean.IsNoisy)
            Mean.DrawNoise(from, to, _noise, FirstEntity, sample);
        if (Variance.IsNoisy)
            Variance.DrawNoise(from, to, _noise, FirstEntity, sample);
    }
}
