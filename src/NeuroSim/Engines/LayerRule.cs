using NeuroSim.Crossbars;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Engines;

/// <summary>What a layer's parts do, worked out once from the network's description; the same for every engine.</summary>
internal sealed class LayerRule
{
    private readonly double _tickSeconds;
    private readonly RateSchedule _rate;

    public LayerRule(Network network, int layer)
    {
        Layer = network.Layers[layer];
        uint firstEntity = NeuronId.Of(layer, 0);
        _tickSeconds = network.TickSeconds;
        PeriodTicks = network.PeriodTicks;
        Schedule = network.Schedule;
        Optimizer = network.Optimizer.Kind;
        WriteEvery = network.WriteEvery;
        Policy = network.Optimizer.Policy(network.WriteEvery);
        TrlCoefficients c = network.Coefficients;
        Constants = new TrlConstants(2 * c.Similarity, 2 * c.Variance, c.Covariance, c.TargetVariance, Layer.Activation);
        Mean = new IntegratorArray(network.MeanCell, IntegratorRole.Mean, network.SamplePeriodSeconds, Layer.Neurons, network.Seed, firstEntity);
        Variance = new IntegratorArray(network.VarianceCell, IntegratorRole.Variance, network.SamplePeriodSeconds, Layer.Neurons, network.Seed, firstEntity, network.Squarer);
        if (network.PreviousCell is { } cell)
            Previous = new IntegratorArray(cell, IntegratorRole.Previous, network.SamplePeriodSeconds, Layer.Neurons, network.Seed, firstEntity);
        _rate = new RateSchedule(network.Optimizer, network.TotalSamples);
        OutputDac = layer + 1 < network.Layers.Length
            ? Quantizer.Of(network.Crossbar.Dac, network.RangesOf(layer + 1).Input)
            : Quantizer.None;
    }

    public Layer Layer { get; }

    public long PeriodTicks { get; }

    public Schedule Schedule { get; }

    public OptimizerKind Optimizer { get; }

    public int WriteEvery { get; }

    public WritePolicy Policy { get; }

    public TrlConstants Constants { get; }

    public IntegratorArray Mean { get; }

    public IntegratorArray Variance { get; }

    /// <summary>What becomes of the previous activation while it is held; null: nothing.</summary>
    public IntegratorArray? Previous { get; }

    /// <summary>Converter of the next layer's word lines; none behind the last layer.</summary>
    public Quantizer OutputDac { get; }

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

    /// <summary>Puts the random part of <paramref name="sample"/> on the cells of the given neurons.</summary>
    public void DrawNoise(int from, int to, long sample)
    {
        IntegratorArray.DrawNoise(Mean, Variance, from, to, sample);
        Previous?.DrawNoise(from, to, sample);
    }

    /// <summary>The previous activations from neuron <paramref name="at"/> on as the next sample finds them, one period after <paramref name="held"/> was put there.</summary>
    public TLane Recall<TLane>(int at, TLane held)
        where TLane : struct, ILane<TLane> =>
        Previous is { } cells ? cells.Step<TLane>(at).Advance(TLane.All(0f), held) : held;

    /// <summary>The steps of one neuron's memory cells after the time that really passed.</summary>
    public (LeakyIntegrator<FloatLane> Mean, LeakyIntegrator<FloatLane> Variance) CellSteps(int neuron, long elapsedTicks, long sample)
    {
        if (elapsedTicks != PeriodTicks)
            return (Mean.StepAfter(neuron, elapsedTicks * _tickSeconds, sample), Variance.StepAfter(neuron, elapsedTicks * _tickSeconds, sample));
        IntegratorArray.DrawNoise(Mean, Variance, neuron, neuron + 1, sample);
        return (Mean.Step<FloatLane>(neuron), Variance.Step<FloatLane>(neuron));
    }

    /// <summary>One neuron's previous activation as it is found after the time that really passed.</summary>
    public FloatLane Recall(int neuron, FloatLane held, long elapsedTicks, long sample)
    {
        if (Previous is not { } cells)
            return held;
        if (elapsedTicks != PeriodTicks)
            return cells.StepAfter(neuron, elapsedTicks * _tickSeconds, sample).Advance(new FloatLane(0f), held);
        cells.DrawNoise(neuron, neuron + 1, sample);
        return Recall(neuron, held);
    }
}
