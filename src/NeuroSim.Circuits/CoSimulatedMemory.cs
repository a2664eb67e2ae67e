using NeuroSim.Circuits.Spice;
using NeuroSim.Engines;
using NeuroSim.Memories;
using NeuroSim.Numerics;

namespace NeuroSim.Circuits;

/// <summary>
/// One neuron's mean and variance memories as circuits/memory-pair.cir, in lock-step with learning: two steps a sample, the variance cell's input being
/// the square with the mean that the circuit has just come to. Noise and the leak's pull enter as a source that moves the cell by as much.
/// </summary>
public sealed class CoSimulatedMemory : IMemoryStepper, IDisposable
{
    /// <summary>Samples of one transient; the next one starts from its end.</summary>
    private const int SamplesPerSession = 1000;

    private readonly NgspiceLibrary _simulator = new();
    private readonly RcCell _meanCell, _varianceCell;
    private readonly double _period;
    private readonly double[] _volts = new double[4], _read = new double[2];
    private ILockStep? _session;
    private int _left;
    private Trajectory _mean, _variance;
    private bool _begun;

    /// <summary>The memories of a neuron with these cells; the resistances follow from what the model's steps keep, mismatch included.</summary>
    /// <exception cref="InvalidInputException">Kind <c>circuit</c>: libngspice is not installed, or a cell leaks.</exception>
    public CoSimulatedMemory(RcCell meanCell, RcCell varianceCell, double periodSeconds)
    {
        ArgumentNullException.ThrowIfNull(meanCell);
        ArgumentNullException.ThrowIfNull(varianceCell);
        if (!NgspiceLibrary.IsInstalled)
            throw new InvalidInputException("circuit", $"Co-simulation needs libngspice, which was not found. {SpiceSimulators.HowToInstall}.", "hardware.memory.simulator");
        if (meanCell.LeakTimeConstantSeconds is not null || varianceCell.LeakTimeConstantSeconds is not null)
            throw new InvalidInputException("circuit", "Co-simulated memories have no leak; set hardware.memory.leak: none.", "hardware.memory.leak");
        (_meanCell, _varianceCell, _period) = (meanCell, varianceCell, periodSeconds);
    }

    /// <inheritdoc/>
    public double LargestDifference => Math.Max(_mean.Share, _variance.Share);

    /// <inheritdoc/>
    public (float Mean, float Variance) Advance(float z, LeakyIntegrator<FloatLane> mean, LeakyIntegrator<FloatLane> variance, float m, float v)
    {
        if (!_begun)
            (_mean, _variance, _begun) = (new Trajectory(m), new Trajectory(v), true);
        if (_left == 0)
            Start(mean.Retention.Value, variance.Retention.Value, m, v);
        Drive(0, Input(mean, z) * _meanCell.UnitVolts);
        var newMean = (float)(_read[0] / _meanCell.UnitVolts);
        float deviation = z - newMean;
        Drive(1, Input(variance, deviation * deviation) * _varianceCell.UnitVolts);
        var newVariance = (float)(_read[1] / _varianceCell.UnitVolts);
        _left--;
        Compare(mean, variance, z, newMean, newVariance);
        return (newMean, newVariance);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _session?.Dispose();
        _simulator.Dispose();
    }

    /// <summary>The input that moves a cell as the model's step does, which adds gain x + offset, squarer included.</summary>
    private static double Input(LeakyIntegrator<FloatLane> step, double x) => (step.Gain.Value * x + step.Offset.Value) / (1 - (double)step.Retention.Value);

    private void Compare(LeakyIntegrator<FloatLane> mean, LeakyIntegrator<FloatLane> variance, float z, float newMean, float newVariance)
    {
        float m = mean.Advance(new(_mean.Model), new(z)).Value, deviation = z - m;
        _mean.Add(m, newMean);
        _variance.Add(variance.Advance(new(_variance.Model), new(deviation * deviation)).Value, newVariance);
    }

    private void Start(float meanRetention, float varianceRetention, float m, float v)
    {
        _session?.Dispose();
        Netlist netlist = Netlist.BuiltIn("memory-pair")
            .With("RM", RcCell.ResistanceFor(meanRetention, _period, _meanCell.CapacitanceFarads) / 2).With("CM", _meanCell.CapacitanceFarads)
            .With("RV", RcCell.ResistanceFor(varianceRetention, _period, _varianceCell.CapacitanceFarads) / 2).With("CV", _varianceCell.CapacitanceFarads)
            .With("M0", m * _meanCell.UnitVolts).With("V0", v * _varianceCell.UnitVolts).With("PERIOD", _period).With("SAMPLES", SamplesPerSession)
            .Replace("vxm", "vxm xm 0 external").Replace("vxv", "vxv xv 0 external").Replace("vp1", "vp1 p1 0 external").Replace("vp2", "vp2 p2 0 external");
        SpiceDeck deck = SpiceDeck.Transient(netlist, SamplesPerSession * _period, "m", "v");
        _session = _simulator.StartLockStep(deck, ["vxm", "vxv", "vp1", "vp2"], _period / 2, 2 * SamplesPerSession);
        _left = SamplesPerSession;
    }

    private void Drive(int half, double volts)
    {
        Array.Clear(_volts);
        (_volts[half], _volts[2 + half]) = (volts, 1);
        _session!.Advance(_volts, _read);
    }

    /// <summary>The model's own path of one memory, and how far the circuit was from it.</summary>
    private struct Trajectory(float start)
    {
        private float _least = start, _most = start, _largest;

        public float Model { get; private set; } = start;

        public readonly double Share => _largest == 0 ? 0 : _largest / Math.Max(_most - _least, float.Epsilon);

        public void Add(float model, float circuit)
        {
            Model = model;
            (_least, _most) = (Math.Min(_least, model), Math.Max(_most, model));
            _largest = Math.Max(_largest, Math.Abs(model - circuit));
        }
    }
}
