using System.Globalization;
using NeuroSim.Devices;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Devices;

/// <summary>One cell that follows a known law, measured: pulses up, pulses down, several times over, with noise.</summary>
internal sealed class PulsedCell(MeanStep law, double cycleNoise, double readNoise, uint number)
{
    public const double Middle = 5e-6, SiemensPerWeight = 4e-6;
    private const int Cycles = 4, PulsesPerRun = 100;
    private static readonly Philox Random = new(11, RandomStream.Digits);

    private ulong _draws;
    private double _weight = -0.7;

    /// <summary>The measurement.</summary>
    public IReadOnlyList<PulseRun> Measure() =>
        [.. Enumerable.Range(0, 2 * Cycles).Select(run => Run(isUp: run % 2 == 0))];

    /// <summary>The measurement as a table.</summary>
    public static string Table(IEnumerable<PulseRun> runs) => "cycle,pulse,direction,conductance\n" + string.Concat(runs.SelectMany((run, r) =>
        run.Pulses.Select((pulse, i) => string.Create(CultureInfo.InvariantCulture, $"{r / 2},{pulse},{(run.IsUp ? "up" : "down")},{run.Siemens[i]:R}\n"))));

    /// <summary>Mean step in siemens at a conductance.</summary>
    public double Step(double siemens, bool isUp) => SiemensPerWeight * law.Change((siemens - Middle) / SiemensPerWeight, isUp);

    private PulseRun Run(bool isUp)
    {
        double[] siemens = new double[PulsesPerRun];
        for (int i = 0; i < PulsesPerRun; i++)
        {
            _weight = Math.Clamp(_weight + law.Change(_weight, isUp) * (1 + cycleNoise * Draw()), law.Lower, law.Upper);
            siemens[i] = Middle + SiemensPerWeight * (_weight + readNoise * Draw());
        }

        return new PulseRun(isUp, [.. Enumerable.Range(1, PulsesPerRun)], [.. siemens]);
    }

    private double Draw() => Random.Normal(number, _draws++);
}
