using NeuroSim.Crossbars;
using NeuroSim.Devices;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Crossbars;

public sealed class ForwardDevicesTests
{
    private const int Inputs = 40, Neurons = 64;

    private static readonly PulsedResponse Uniform = new() { Law = PulseLawKind.ConstantStep, Step = 1e-3 };

    [Theory]
    [InlineData(0.004f)]
    [InlineData(-0.011f)]
    public void Write_ByPulses_MeanChangeIsTheOuterProduct(float gain)
    {
        var design = new CrossbarDesign { Device = new() { Name = "toy", Pulses = Uniform }, Update = UpdateMethod.Pulses };
        const int Writes = 4000;
        float[] x = Signals();
        double[] sum = new double[Inputs], square = new double[Inputs];
        (ForwardCrossbar cells, ForwardDevices devices) = Array(design);
        DeviceScratch scratch = devices.NewScratch(1);
        for (int sample = 0; sample < Writes; sample++)
        {
            cells.Row(0).Clear();
            devices.Write(0, gain, x, sample, scratch);
            for (int i = 0; i < Inputs; i++)
                (sum[i], square[i]) = (sum[i] + cells.Row(0)[i], square[i] + cells.Row(0)[i] * (double)cells.Row(0)[i]);
        }

        for (int i = 0; i < Inputs; i++)
        {
            double mean = sum[i] / Writes, deviation = Math.Sqrt(Math.Max(1e-12, square[i] / Writes - mean * mean) / Writes);
            Assert.InRange(mean, gain * x[i] - 3 * deviation - 1e-9, gain * x[i] + 3 * deviation + 1e-9);
        }

        Assert.True(scratch.Pulses.Met > 0);
    }

    [Fact]
    public void Write_ByPulses_VarianceIsThatOfBernoulliCoincidences()
    {
        var design = new CrossbarDesign { Device = new() { Name = "toy", Pulses = Uniform }, Update = UpdateMethod.Pulses, PulseSlots = 20 };
        const int Writes = 20000;
        float[] x = new float[AlignedFloats.Padded(Inputs)];
        x.AsSpan(0, Inputs).Fill(1f);
        (ForwardCrossbar cells, ForwardDevices devices) = Array(design);
        DeviceScratch scratch = devices.NewScratch(1);
        double sum = 0, square = 0;
        for (int sample = 0; sample < Writes; sample++)
        {
            cells.Row(3).Clear();
            devices.Write(3, 0.005f, x, sample, scratch);
            double w = cells.Row(3)[7];
            (sum, square) = (sum + w, square + w * w);
        }

        // |x| is the largest signal, so a word line fires in every slot and the bit line with p = 0.005 / (20 x 1e-3).
        const double P = 0.25, Expected = 20 * P * (1 - P) * 1e-6;
        double variance = square / Writes - sum / Writes * (sum / Writes);
        Assert.InRange(variance, Expected * (1 - 4 * Math.Sqrt(2.0 / Writes)), Expected * (1 + 4 * Math.Sqrt(2.0 / Writes)));
    }

    [Theory]
    [InlineData(ReadNoiseKind.Independent, WeightMapping.DifferentialPair, 10)]
    [InlineData(ReadNoiseKind.Proportional, WeightMapping.DifferentialPair, 10)]
    [InlineData(ReadNoiseKind.Proportional, WeightMapping.DifferentialPair, double.PositiveInfinity)]
    [InlineData(ReadNoiseKind.Independent, WeightMapping.OffsetColumn, 10)]
    [InlineData(ReadNoiseKind.Proportional, WeightMapping.OffsetColumn, 5)]
    public void Read_WithNoise_HasTheVarianceOfIndependentCells(ReadNoiseKind kind, WeightMapping mapping, double ratio)
    {
        const double Sigma = 0.02, Range = 0.8;
        var design = new CrossbarDesign { Device = SynapticDevice.Ideal with { ReadNoise = Sigma, NoiseKind = kind, OnOffRatio = ratio }, Mapping = mapping, WeightRange = Range };
        (ForwardCrossbar cells, ForwardDevices devices) = Array(design);
        float[] x = Signals();
        for (int i = 0; i < Inputs; i++)
            cells.Row(2)[i] = (float)(Range * Math.Sin(i));
        cells.Bias.Span[2] = 0.3f;
        double[] reads = Reads(devices, x, 2, 20000);
        double expected = CellByCell(cells, x, Sigma, Range, kind, mapping, ratio), mean = reads.Average();
        double variance = reads.Average(read => (read - mean) * (read - mean)), error = 4 * Math.Sqrt(2.0 / reads.Length);
        Assert.InRange(variance, expected * (1 - error), expected * (1 + error));
        Assert.InRange(mean, cells.Read(2, x) - 4 * Math.Sqrt(expected / reads.Length), cells.Read(2, x) + 4 * Math.Sqrt(expected / reads.Length));
    }

    [Fact]
    public void Read_LongAfterTheLastWrite_FallsAsAPowerOfTime()
    {
        const double Exponent = 0.06;
        var design = new CrossbarDesign { Device = SynapticDevice.Ideal with { Drift = new Drift(Exponent, 0, 1e-3) } };
        (ForwardCrossbar cells, ForwardDevices devices) = Array(design);
        float[] x = Signals();
        cells.Row(1)[..Inputs].Fill(0.5f);
        double fresh = cells.Read(1, x);
        double[] seconds = [1e-2, 1e-1, 1, 10, 1e3, 1e6];
        double[] values = [.. seconds.Select(time => (double)ReadOnce(devices, x, 1, new ReadMoment(0, true, 0, time)))];
        for (int k = 0; k < seconds.Length; k++)
            Assert.Equal(-Exponent, Math.Log(values[k] / fresh) / Math.Log(seconds[k] / 1e-3), 5);
        Assert.Equal(fresh, ReadOnce(devices, x, 1, new ReadMoment(0, true, 0, 1e-4)), 6);
    }

    [Fact]
    public void Write_AfterADrift_StartsFromWhatHasDriftedAndRestartsTheClock()
    {
        var design = new CrossbarDesign { Device = SynapticDevice.Ideal with { Drift = new Drift(0.1, 0, 1e-6) } };
        (ForwardCrossbar cells, ForwardDevices devices) = Array(design);
        float[] x = Signals();
        cells.Row(0)[..Inputs].Fill(1f);
        devices.Write(0, 0.25f, x, 1000, devices.NewScratch(1));
        double faded = Math.Pow(1000, -0.1);
        for (int i = 0; i < Inputs; i++)
            Assert.Equal(faded + 0.25 * x[i], cells.Row(0)[i], 5);
        Assert.Equal(cells.Read(0, x), ReadOnce(devices, x, 0, ReadMoment.Learning(1000)), 6);
    }

    [Fact]
    public void Write_ByPulsesWithWriteNoiseAfterADrift_MovesTheCellsThatHaveDrifted()
    {
        PulsedResponse noisy = Uniform with { WriteNoise = 1e-6 };
        var design = new CrossbarDesign { Device = SynapticDevice.Ideal with { Drift = new Drift(0.1, 0, 1e-6), Pulses = noisy }, Update = UpdateMethod.Pulses };
        (ForwardCrossbar cells, ForwardDevices devices) = Array(design);
        cells.Row(0)[..Inputs].Fill(0.5f);
        devices.Program();
        devices.Write(0, 0.02f, Signals(), 1000, devices.NewScratch(1));
        double faded = 0.5 * Math.Pow(1000, -0.1), most = noisy.Step * design.PulseSlots + 1e-6;
        for (int i = 0; i < Inputs; i++)
            Assert.InRange(cells.Row(0)[i], faded - most, faded + most);
    }

    [Fact]
    public void Write_WithoutAPulseThatMeets_LeavesTheClockOfTheDrift()
    {
        var design = new CrossbarDesign { Device = SynapticDevice.Ideal with { Drift = new Drift(0.1, 0, 1e-6), Pulses = Uniform }, Update = UpdateMethod.Pulses };
        (ForwardCrossbar cells, ForwardDevices devices) = Array(design);
        cells.Row(0)[..Inputs].Fill(0.5f);
        DeviceScratch scratch = devices.NewScratch(1);
        float[] x = Signals();
        float expected = ReadOnce(devices, x, 0, ReadMoment.Learning(1000));
        for (int sample = 1; sample < 1000; sample++)
            devices.Write(0, 1e-12f, x, sample, scratch);
        Assert.Equal(0, scratch.Pulses.Met);
        Assert.Equal(expected, ReadOnce(devices, x, 0, ReadMoment.Learning(1000)));
        Assert.All(cells.Row(0)[..Inputs].ToArray(), cell => Assert.Equal(0.5f, cell));
    }

    [Fact]
    public void Rewrite_AfterADrift_KeepsTheWholeStepThatBeganThere()
    {
        var design = new CrossbarDesign { Device = SynapticDevice.Ideal with { Drift = new Drift(0.1, 0, 1e-6) } };
        (ForwardCrossbar cells, ForwardDevices devices) = Array(design);
        cells.Row(0)[..Inputs].Fill(1f);
        devices.BeginWrite(0, 1000);
        for (int i = 0; i < Inputs; i++)
            cells.Row(0)[i] += 0.25f;
        devices.Rewrite(0, 1000);
        Assert.All(cells.Row(0)[..Inputs].ToArray(), cell => Assert.Equal(Math.Pow(1000, -0.1) + 0.25, cell, 5));
    }

    [Fact]
    public void Program_ToLevels_LandsOnLevelsWithinHalfAStep()
    {
        var design = new CrossbarDesign { Device = SynapticDevice.Ideal with { Levels = 16 }, Update = UpdateMethod.ReadModifyWrite };
        (ForwardCrossbar cells, ForwardDevices devices) = Array(design);
        for (int i = 0; i < Inputs; i++)
            cells.Row(5)[i] = (float)Math.Sin(i * 0.7);
        float[] wanted = cells.Row(5).ToArray();
        devices.Program();
        for (int i = 0; i < Inputs; i++)
        {
            double steps = cells.Row(5)[i] * 15.0;
            Assert.Equal(Math.Round(steps), steps, 4);
            Assert.InRange(cells.Row(5)[i] - wanted[i], -0.5 / 15 - 1e-6, 0.5 / 15 + 1e-6);
        }
    }

    [Fact]
    public void Program_StuckCells_HaveTheirShareAndNeverMove()
    {
        var design = new CrossbarDesign { Device = SynapticDevice.Ideal with { StuckShare = 0.2, Pulses = Uniform }, Update = UpdateMethod.Pulses };
        (ForwardCrossbar cells, ForwardDevices devices) = Array(design);
        devices.Program();
        float[] before = cells.Cells.Span.ToArray(), x = Signals();
        DeviceScratch scratch = devices.NewScratch(1);
        for (int sample = 0; sample < 200; sample++)
        {
            for (int j = 0; j < Neurons; j++)
                devices.Write(j, 0.02f, x, sample, scratch);
        }

        int stuck = 0;
        for (int j = 0; j < Neurons; j++)
        {
            for (int i = 0; i < Inputs; i++)
                stuck += cells.Row(j)[i] == before[j * cells.Stride + i] ? 1 : 0;
            Assert.True(cells.Row(j)[Inputs..].IndexOfAnyExcept(0f) < 0);
        }

        const double Share = 0.2, Count = Inputs * Neurons;
        Assert.InRange(stuck / Count, Share - 4 * Math.Sqrt(Share * 0.8 / Count), Share + 4 * Math.Sqrt(Share * 0.8 / Count));
    }

    [Fact]
    public void Read_WithWires_IsTheSolversCurrentInWeights()
    {
        var wires = new WireResistance(30, 15);
        var design = new CrossbarDesign { Wires = wires, Device = SynapticDevice.Ideal with { MaxConductance = 50e-6, OnOffRatio = 25 } };
        (ForwardCrossbar cells, ForwardDevices devices) = Array(design);
        for (int j = 0; j < Neurons; j++)
        {
            for (int i = 0; i < Inputs; i++)
                cells.Row(j)[i] = (float)Math.Cos(i * 3 + j);
        }

        float[] x = Signals(), a = new float[Neurons];
        devices.Read(0, Neurons, x, ReadMoment.Learning(0), a, devices.NewScratch(1));
        double[] expected = Wired(cells, x, wires, 50e-6, 2e-6);
        for (int j = 0; j < Neurons; j++)
            Assert.Equal(expected[j], a[j], 2e-3);
        Assert.Contains(Enumerable.Range(0, Neurons), j => Math.Abs(a[j] - cells.Read(j, x)) > 0.01);
    }

    private static double[] Wired(ForwardCrossbar cells, float[] x, WireResistance wires, double most, double least)
    {
        float[] plus = new float[Neurons * cells.Stride], minus = new float[Neurons * cells.Stride];
        for (int j = 0; j < Neurons; j++)
        {
            for (int i = 0; i < Inputs; i++)
            {
                float w = cells.Row(j)[i];
                plus[j * cells.Stride + i] = (float)(least + Math.Max(w, 0) * (most - least));
                minus[j * cells.Stride + i] = (float)(least + Math.Max(-w, 0) * (most - least));
            }
        }

        var grid = new WireGrid(Inputs, Neurons, wires);
        double[] up = new double[Neurons], down = new double[Neurons];
        grid.Solve(plus, cells.Stride, x, up, 1e-9);
        grid.Solve(minus, cells.Stride, x, down, 1e-9);
        return [.. up.Zip(down, (u, d) => (u - d) / (most - least))];
    }

    /// <summary>Sum over cells of (x k)^2 times the variance of each conductance, straight from the definition.</summary>
    private static double CellByCell(
        ForwardCrossbar cells, float[] x, double sigma, double range, ReadNoiseKind kind, WeightMapping mapping, double ratio)
    {
        const double Most = 1;
        double least = Most / ratio, k = (mapping == WeightMapping.DifferentialPair ? 1 : 2) * range / (Most - least), sum = 0;
        for (int i = 0; i <= Inputs; i++)
        {
            double w = i < Inputs ? cells.Row(2)[i] : cells.Bias.Span[2], drive = i < Inputs ? x[i] : 1;
            double[] conductances = mapping == WeightMapping.DifferentialPair
                ? [least + Math.Max(w, 0) / k, least + Math.Max(-w, 0) / k]
                : [(Most + least) / 2 + w / k, (Most + least) / 2];
            foreach (double g in conductances)
                sum += drive * drive * k * k * Math.Pow(sigma * (kind == ReadNoiseKind.Independent ? Most : g), 2);
        }

        return sum;
    }

    private static double[] Reads(ForwardDevices devices, float[] x, int neuron, int count) =>
        [.. Enumerable.Range(0, count).Select(sample => (double)ReadOnce(devices, x, neuron, ReadMoment.Learning(sample)))];

    private static float ReadOnce(ForwardDevices devices, float[] x, int neuron, ReadMoment moment)
    {
        float[] a = new float[Neurons];
        devices.Read(neuron, neuron + 1, x, moment, a, devices.NewScratch(1));
        return a[neuron];
    }

    private static float[] Signals()
    {
        float[] x = new float[AlignedFloats.Padded(Inputs)];
        for (int i = 0; i < Inputs; i++)
            x[i] = (float)(1.5 * Math.Sin(1 + i * 0.9));
        return x;
    }

    private static (ForwardCrossbar Cells, ForwardDevices Devices) Array(CrossbarDesign design)
    {
        var cells = new ForwardCrossbar(Inputs, Neurons);
        return (cells, new ForwardDevices(design, cells, 1, 1e-6, 11, 0));
    }
}
