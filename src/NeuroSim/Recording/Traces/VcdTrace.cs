using System.Globalization;
using NeuroSim.Engines;

namespace NeuroSim.Recording.Traces;

/// <summary>
/// A trace as a value change dump (IEEE 1364, clause 18) for GTKWave and other viewers: every signal a real variable of 64 bits that changes at the tick of
/// its event, and the number of the sample as an integer.
/// </summary>
public static class VcdTrace
{
    private const string SampleCode = "!";

    /// <summary>Writes declarations and value changes; a value that stays is not written again.</summary>
    public static void Write(NeuronTrace trace, TextWriter target)
    {
        ArgumentNullException.ThrowIfNull(trace);
        ArgumentNullException.ThrowIfNull(target);
        var time = new VcdTime(trace.Network.TickSeconds);
        Declare(trace, time, target);
        var last = new string?[TraceSignal.All.Length + 1];
        long now = long.MinValue;
        foreach (Change change in Changes(trace).OrderBy(change => change.Tick))
        {
            if (last[change.Variable] == change.Text)
                continue;
            if (change.Tick > now)
                target.Write(string.Create(CultureInfo.InvariantCulture, $"#{change.Tick * time.UnitsPerTick}\n"));
            (now, last[change.Variable]) = (change.Tick, change.Text);
            target.Write(change.Text + "\n");
        }

        long end = Math.Max(now, (trace.Rows[^1].Sample + 1) * trace.Network.PeriodTicks);
        if (end > now)
            target.Write(string.Create(CultureInfo.InvariantCulture, $"#{end * time.UnitsPerTick}\n"));
    }

    private static void Declare(NeuronTrace trace, VcdTime time, TextWriter target)
    {
        string place = trace.Place.Replace('/', '_');
        target.Write(string.Create(CultureInfo.InvariantCulture, $"$comment neuron {trace.Place}, weight of input {trace.Input + 1}, {trace.Schedule} schedule $end\n"));
        target.Write($"$timescale {time.Scale} $end\n$scope module neuron_{place} $end\n$var integer 64 {SampleCode} sample $end\n");
        for (int i = 0; i < TraceSignal.All.Length; i++)
            target.Write($"$var real 64 {CodeOf(i)} {TraceSignal.All[i].Name} $end\n");
        target.Write("$upscope $end\n$enddefinitions $end\n");
    }

    /// <summary>The events of all rows: in the order of the rows, not of time, since the next sample is read before a pipelined write has landed.</summary>
    private static IEnumerable<Change> Changes(NeuronTrace trace)
    {
        long written = trace.Rows[0].ReadTick;
        int weight = IndexOf("w"), change = IndexOf("dw");
        yield return Real(written, weight, trace.Rows[0].WeightRead);
        foreach (NeuronSample row in trace.Rows)
        {
            yield return new Change(row.ReadTick, TraceSignal.All.Length, $"b{Convert.ToString(row.Sample, 2)} {SampleCode}");
            for (int i = 0; i < TraceSignal.All.Length; i++)
            {
                if (i != weight && i != change)
                    yield return Real(Math.Max(TraceSignal.All[i].Tick(row), trace.Rows[0].ReadTick), i, TraceSignal.All[i].Value(row));
            }

            written = row.IsWritten ? row.WriteTick : Math.Max(written, row.ErrorTick);
            yield return Real(written, weight, row.Weight);
            yield return Real(written, change, row.WeightChange);
        }
    }

    private static Change Real(long tick, int signal, float value) => new(tick, signal, $"r{TraceSignal.Text(value)} {CodeOf(signal)}");

    private static int IndexOf(string name) => TraceSignal.All.IndexOf(TraceSignal.All.Single(signal => signal.Name == name));

    private static char CodeOf(int signal) => (char)('"' + signal);

    /// <summary>A line of the dump and when it holds.</summary>
    private readonly record struct Change(long Tick, int Variable, string Text);
}
