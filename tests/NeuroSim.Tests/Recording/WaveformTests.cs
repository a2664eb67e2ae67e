using System.Globalization;
using System.Text.Json;
using NeuroSim.Engines;
using NeuroSim.Networks;
using NeuroSim.Recording.Traces;
using NeuroSim.Tests.Engines;
using NeuroSim.Tests.Runs;

namespace NeuroSim.Tests.Recording;

/// <summary>CSV, JSON and VCD say the same numbers, to the bit.</summary>
public sealed class WaveformTests
{
    [Fact]
    public void Csv_Columns_AsTheContractHasThem()
    {
        NeuronTrace trace = ToyTrace.Of();
        string[] lines = ToyTrace.Text(target => CsvTrace.Write(trace, target)).Split('\n');
        Assert.Equal("sample,tick,x,w,a,z,m,v,p,d,lat,e,dw", lines[0]);
        Assert.Equal((ToyTrace.Samples + 2, ""), (lines.Length, lines[^1]));
        for (int t = 0; t < ToyTrace.Samples; t++)
        {
            NeuronSample row = trace.Rows[t];
            string[] cells = lines[t + 1].Split(',');
            float[] wanted = [row.X, row.Weight, row.A, row.Z, row.M, row.V, row.P, row.D, row.Lateral, row.E, row.WeightChange];
            Assert.Equal((t, row.ReadTick), (int.Parse(cells[0], CultureInfo.InvariantCulture), long.Parse(cells[1], CultureInfo.InvariantCulture)));
            Assert.Equal(wanted, cells[2..].Select(cell => float.Parse(cell, CultureInfo.InvariantCulture)));
        }
    }

    [Theory]
    [CombinatorialSchedules]
    public void Vcd_Values_ChangeAtTheTicksOfTheirEvents(Schedule schedule, int writeEvery)
    {
        NeuronTrace trace = ToyTrace.Of(schedule, writeEvery);
        var vcd = new VcdReader(ToyTrace.Text(target => VcdTrace.Write(trace, target)));
        Assert.Equal(("1 ns", "neuron_1_5"), (vcd.Timescale, vcd.Scope));
        Assert.Equal(["sample", .. TraceSignal.All.Select(signal => signal.Name)], vcd.Names);
        foreach (NeuronSample row in trace.Rows)
        {
            Assert.Equal(row.Sample, vcd.IntegerAt("sample", row.ReadTick));
            foreach (TraceSignal signal in TraceSignal.All.Where(signal => signal.Tick(row) >= 0))
                Assert.Equal(signal.Value(row), (float)vcd.At(signal.Name, signal.Tick(row)));
            Assert.Equal(row.WeightRead, (float)vcd.At("w", row.ReadTick));
        }

        Assert.True(vcd.Last >= ToyTrace.Samples * trace.Network.PeriodTicks);
    }

    [Theory]
    [InlineData(1e-9, "1 ns", 1)]
    [InlineData(5e-10, "100 ps", 5)]
    [InlineData(2.5e-10, "10 ps", 25)]
    [InlineData(1e-12, "1 ps", 1)]
    public void Vcd_Timescale_LargestThatATickIsAWholeNumberOf(double tickSeconds, string scale, int unitsPerTick)
    {
        NeuronTrace trace = ToyTrace.Of(tickSeconds: tickSeconds);
        var vcd = new VcdReader(ToyTrace.Text(target => VcdTrace.Write(trace, target)));
        Assert.Equal(scale, vcd.Timescale);
        Assert.Equal(trace.Rows[7].Z, (float)vcd.At("z", trace.Rows[7].ReadyTick * unitsPerTick));
    }

    [ProgramFact("vcd2fst", "gtkwave")]
    public void Vcd_Gtkwave_AcceptsIt()
    {
        using var scratch = new ScratchFolder();
        foreach (Schedule schedule in Enum.GetValues<Schedule>())
        {
            File.WriteAllText(scratch["trace.vcd"], ToyTrace.Text(target => VcdTrace.Write(ToyTrace.Of(schedule), target)));
            InstalledProgram.Run("vcd2fst", scratch["trace.vcd"], scratch["trace.fst"]);
            Assert.True(new FileInfo(scratch["trace.fst"]).Length > 500);
        }
    }

    [Fact]
    public void Json_Arrays_SameNumbersAndTicks()
    {
        NeuronTrace trace = ToyTrace.Of(Schedule.Shifted, writeEvery: 3);
        JsonElement document = JsonDocument.Parse(ToyTrace.Text(target => JsonTrace.Write(trace, target))).RootElement, signals = document.GetProperty("signals");
        Assert.Equal(("1/5", 4, ToyTrace.Samples), (document.GetProperty("neuron").GetString(), document.GetProperty("input").GetInt32(), document.GetProperty("samples").GetInt32()));
        foreach (TraceSignal signal in TraceSignal.All)
            Assert.Equal(trace.Rows.Select(signal.Value), signals.GetProperty(signal.Name).EnumerateArray().Select(number => number.GetSingle()));
        Assert.Equal(trace.Rows.Select(row => row.WeightRead), signals.GetProperty("weightRead").EnumerateArray().Select(number => number.GetSingle()));
        Assert.Equal(
            trace.Rows.Select(row => row.WriteTick),
            document.GetProperty("ticks").GetProperty("write").EnumerateArray().Select(tick => tick.ValueKind == JsonValueKind.Null ? NeuronSample.Never : tick.GetInt64()));
    }

    [Theory]
    [CombinatorialSchedules]
    public void AnyFormat_AnyNumberOfThreads_SameBytes(Schedule schedule, int writeEvery)
    {
        string[] one = All(1);
        foreach (int threads in (int[])[2, 8])
            Assert.Equal(one, All(threads));

        string[] All(int threads)
        {
            NeuronTrace trace = ToyTrace.Of(schedule, writeEvery, threads);
            return [.. NeuroSim.Runs.TraceFormat.All.Select(format => ToyTrace.Text(target => format.Write(trace, trace.Rows[^1], target)))];
        }
    }
}
