using System.Collections.Immutable;
using NeuroSim.Data;
using NeuroSim.Engines;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>The network an experiment describes, for the data it really has.</summary>
/// <param name="Network">What the engines take.</param>
/// <param name="Warnings">Settings that are allowed and probably not meant, a sentence each; what a technology can make is judged elsewhere.</param>
public sealed record ExperimentNetwork(Network Network, ImmutableArray<string> Warnings)
{
    /// <summary>The network of <paramref name="experiment"/>.</summary>
    /// <param name="experiment">A checked experiment without a sweep.</param>
    /// <param name="inputs">Inputs of the first layer (pixels of an image), at least 1.</param>
    /// <param name="totalSamples">Samples of the whole run, at least 0, for a rate that falls over it.</param>
    /// <exception cref="InvalidInputException">The experiment has a sweep, which is more than one network.</exception>
    public static ExperimentNetwork Of(Experiment experiment, int inputs, long totalSamples)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(totalSamples);
        RefuseSweep(experiment.Sweep);
        HardwareSettings hardware = experiment.Hardware;
        double period = hardware.SamplePeriodSeconds;
        var network = new Network
        {
            Layers = Layers(experiment.Network, inputs),
            Coefficients = experiment.Learning.Coefficients,
            MeanCell = hardware.Memory.MeanCell(period),
            VarianceCell = hardware.Memory.VarianceCell(period),
            Crossbar = hardware.Crossbar.Design,
            LateralRetention = Inside(hardware.Memory.LateralTime.RetentionOver(period)),
            Optimizer = experiment.Learning.Optimizer,
            WriteEvery = experiment.Learning.WriteEvery,
            Schedule = hardware.Schedule,
            SamplePeriodSeconds = period,
            TickSeconds = hardware.TickSeconds,
            Seed = experiment.Seed,
            TotalSamples = totalSamples,
        };
        CrossbarWarnings.Refuse(experiment);
        return new ExperimentNetwork(network, [.. InertSettings(experiment), .. CrossbarWarnings.Of(hardware.Crossbar.Design), .. MemoryWarnings(hardware, totalSamples)]);
    }

    /// <summary>The network of <paramref name="experiment"/> for the data it runs on, with calibrated converters.</summary>
    /// <exception cref="InvalidInputException">The experiment has a sweep.</exception>
    public static ExperimentNetwork Of(Experiment experiment, DataSet data)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(data);
        ExperimentNetwork built = Of(experiment, data.Train.PixelsPerImage, (long)data.Train.Count * experiment.Learning.Epochs);
        var stream = new ImageStream(data.Train, data.Normalization, experiment.Stream, experiment.Seed);
        return built with { Network = ConverterCalibration.Calibrated(built.Network, stream) };
    }

    private static void RefuseSweep(SweepSettings sweep)
    {
        if (sweep.Axes.IsEmpty)
            return;
        SweepAxis first = sweep.Axes[0];
        throw new InvalidInputException(
            "experiment", $"The experiment sweeps {string.Join(", ", sweep.Axes.Select(axis => axis.Path))}; running a sweep is not available yet. Remove the sweep block and run its points one by one, as in --set \"{first.Path}={first.Values[0]}\".", "sweep");
    }

    private static ImmutableArray<Layer> Layers(NetworkSettings settings, int inputs)
    {
        var layers = ImmutableArray.CreateBuilder<Layer>(settings.Layers.Length);
        foreach (int neurons in settings.Layers)
        {
            layers.Add(new Layer(inputs, neurons, settings.Activation));
            inputs = neurons;
        }

        return layers.MoveToImmutable();
    }

    /// <summary>The nearest single-precision number inside (0, 1), where a retention has to be.</summary>
    private static float Inside(double retention) => Math.Clamp((float)retention, 1.17549435e-38f, MathF.BitDecrement(1));

    private static IEnumerable<string> InertSettings(Experiment experiment)
    {
        float ownDefault = ExperimentDefaults.Named("any").Learning.Coefficients.Lateral;
        if (experiment.Learning.Coefficients.Lateral != ownDefault)
            yield return "learning.coefficients.lateral has no effect in streaming-trl: the lateral array follows the covariance by itself, at the pace of hardware.memory.lateral.";
        RcMemory defaults = ExperimentDefaults.Named("any").Hardware.Memory.Shared;
        MemorySettings memory = experiment.Hardware.Memory;
        foreach (RcMemory cell in new[] { memory.Mean ?? memory.Shared, memory.Variance ?? memory.Shared }.Distinct())
        {
            if (!cell.ThermalNoise && cell.TemperatureKelvin != defaults.TemperatureKelvin)
                yield return "hardware.memory.temperature has no effect without thermalNoise: true.";
            if (cell.LeakSeconds is null && cell.LeakReference != defaults.LeakReference)
                yield return "hardware.memory.leakReference has no effect without a leak.";
        }
    }

    private static IEnumerable<string> MemoryWarnings(HardwareSettings hardware, long samples)
    {
        MemorySettings memory = hardware.Memory;
        (string Name, MemoryTime Time)[] cells =
            [("mean", (memory.Mean ?? memory.Shared).Time), ("variance", (memory.Variance ?? memory.Shared).Time), ("lateral", memory.LateralTime)];
        return cells.Select(cell => Warning(cell.Name, cell.Time, hardware.SamplePeriodSeconds, samples)).OfType<string>();
    }

    private static string? Warning(string name, MemoryTime time, double period, long samples)
    {
        float retention = (float)time.RetentionOver(period);
        double constant = time.TimeConstantSeconds(period);
        string subject = $"The {name} memory has R C = {Quantity.Format(constant, Unit.Second)} at a sample period of {Quantity.Format(period, Unit.Second)}";
        if (retention == 1)
            return $"{subject}: its retention rounds to 1 in single precision, so it does not follow its input at all.";
        if (constant < period)
            return $"{subject}: it keeps less than 37 % from one sample to the next, so it hardly remembers.";
        return samples > 0 && constant > samples * period
            ? $"{subject}, longer than the whole run of {Quantity.Format(samples * period, Unit.Second)}: it never settles."
            : null;
    }
}
