using System.Globalization;
using System.Text;

namespace NeuroSim.Tests.Runs.Reports;

/// <summary>The folder of a sweep of 24 points as its table has it: four resistances, three capacitances, two sample periods; point 5 failed.</summary>
internal static class SweepFixture
{
    public const int Points = 24, Failed = 5;

    private static readonly double[] Ohms = [1e6, 1e7, 1e8, 1e9], Farads = [1e-12, 1e-11, 1e-10], Periods = [5e-7, 1e-6];

    /// <summary>Writes <c>experiment.yaml</c>, <c>environment.json</c> and <c>points.csv</c>.</summary>
    public static string In(ScratchFolder scratch)
    {
        string folder = scratch["sweep"];
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "experiment.yaml"), """
            name: rc-map
            question: How long must the RC memories remember?
            seed: 42
            data: { source: digits, train: 600, test: 200 }
            network: { layers: [24, 12] }
            hardware: { samplePeriod: 1 us, memory: { cell: rc, resistance: 100 MOhm, capacitance: 10 pF }, technology: cmos-28nm }
            sweep:
              hardware.memory.resistance: [1 MOhm, 10 MOhm, 100 MOhm, 1 GOhm]
              hardware.memory.capacitance: [1 pF, 10 pF, 100 pF]
              hardware.samplePeriod: [500 ns, 1 us]
            """);
        File.WriteAllText(Path.Combine(folder, "environment.json"), """{ "version": "0.1.0", "threads": 2 }""");
        File.WriteAllText(Path.Combine(folder, "points.csv"), Table());
        return folder;
    }

    /// <summary>The accuracy of a point: best where R C is some 300 periods.</summary>
    public static double Accuracy(double ohms, double farads, double seconds) =>
        Math.Round(0.96 - 0.011 * Math.Pow(Math.Log10(ohms * farads / seconds) - 2.5, 2), 4);

    private static string Table()
    {
        var text = new StringBuilder("point,status,hardware.memory.resistance,hardware.memory.capacitance,hardware.samplePeriod,accuracy,energyPerNeuronPerSampleJoulesLow,energyPerNeuronPerSampleJoules,energyPerNeuronPerSampleJoulesHigh,areaPerNeuronSquareMeters,footprintBitsPerNeuron,periodSeconds,chipSamplesPerSecond,feasible,samples,stateSha256,error\n");
        int point = 0;
        foreach (double ohms in Ohms)
        {
            foreach (double farads in Farads)
            {
                foreach (double seconds in Periods)
                    text.Append(Row(point++, ohms, farads, seconds)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Row(int point, double ohms, double farads, double seconds)
    {
        if (point == Failed)
            return string.Create(CultureInfo.InvariantCulture, $"{point},failed,{ohms:R},{farads:R},{seconds:R},,,,,,,,,,,,\"learning diverged, \"\"layer 1\"\"\"");
        double joules = 2e-12 + 1e-6 * seconds * 4 + 0.3 * farads, area = 300e-12 + farads * 200;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{point},done,{ohms:R},{farads:R},{seconds:R},{Accuracy(ohms, farads, seconds):R},{joules / 3:R},{joules:R},{joules * 4:R},{area:R},16,3.1e-07,3225806,{(ohms <= 1e7 ? "true" : "false")},600,{new string('a', 64)},");
    }
}
