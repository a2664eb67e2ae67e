using System.Collections.Immutable;
using NeuroSim.Engines;
using NeuroSim.Engines.Actors;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;
using NeuroSim.Tests.Engines.Actors;

namespace NeuroSim.Tests.Engines;

/// <summary>What a probe records is what the equations say, bit for bit, under every schedule, write granularity, optimiser, array and thread count.</summary>
public sealed class NeuronProbeTests
{
    private const int Inputs = 21, Samples = 120;

    [Theory]
    [MemberData(nameof(ReferenceEngineTests.Rules), MemberType = typeof(ReferenceEngineTests))]
    public void Rows_AnyRule_SignalsOfTheReference(Schedule schedule, Activation activation, int writeEvery, OptimizerKind optimizer)
    {
        Network network = ToyNetwork.Of(Inputs, [17, 12], schedule, activation, writeEvery, optimizer);
        foreach ((int layer, int neuron, int input) in ((int, int, int)[])[(0, 4, 3), (1, 7, 16)])
            AssertReference(network, layer, neuron, input);
    }

    [Theory]
    [MemberData(nameof(ReferenceEngineTests.Memories), MemberType = typeof(ReferenceEngineTests))]
    public void Rows_AnyMemory_SignalsOfTheReference(string memory, Schedule schedule, int writeEvery) =>
        AssertReference(MemoryConformanceTests.With(memory, ToyNetwork.Of(Inputs, [17, 12], schedule, writeEvery: writeEvery)), 1, 3, 5);

    [Theory]
    [CombinatorialSchedules]
    public void Rows_IdealCells_FollowTheEquationsAmongThemselves(Schedule schedule, int writeEvery)
    {
        Network network = ToyNetwork.Of(Inputs, [9], schedule, Activation.Tanh, writeEvery);
        ImmutableArray<NeuronSample> rows = Record(network, 0, 4, 3, 1).Rows();
        TrlCoefficients c = network.Coefficients;
        CellStep cell = ((RcCell)network.MeanCell).StepOver(network.SamplePeriodSeconds);
        (float beta, float gain) = ((float)cell.Retention, (float)cell.Gain);
        NeuronSample last = default;
        Assert.Equal(Samples, rows.Length);
        foreach (NeuronSample row in rows)
        {
            Assert.Equal(last.Z, row.P);
            Assert.Equal(MathF.FusedMultiplyAdd(beta, last.M, MathF.FusedMultiplyAdd(gain, row.Z, 0)), row.M);
            Assert.Equal(row.Z - row.M, row.D);
            Assert.Equal(MathF.FusedMultiplyAdd(beta, last.V, MathF.FusedMultiplyAdd(gain, row.D * row.D, 0)), row.V);
            float gate = MathF.Max(0, c.TargetVariance - row.V);
            float own = MathF.FusedMultiplyAdd(2 * c.Similarity, row.Z - row.P, -(2 * c.Variance * gate * row.D));
            Assert.Equal(row.Slope * MathF.FusedMultiplyAdd(c.Covariance, row.Lateral, own), row.E);
            Assert.Equal(row.IsWritten ? row.Weight - (row.Sample == 0 ? rows[0].WeightRead : last.Weight) : 0, row.WeightChange);
            last = row;
        }
    }

    [Theory]
    [CombinatorialSchedules]
    public void Rows_AnyNumberOfThreads_Same(Schedule schedule, int writeEvery)
    {
        Network network = ToyNetwork.Of(40, [70, 66], schedule, writeEvery: writeEvery, noisy: true);
        ImmutableArray<NeuronSample> one = Record(network, 1, 65, 3, 1).Rows();
        Assert.Equal(Samples, one.Length);
        foreach (int threads in (int[])[2, 8])
            Assert.Equal(one.AsEnumerable(), Record(network, 1, 65, 3, threads).Rows());
    }

    [Theory]
    [MemberData(nameof(DeviceConformanceTests.Designs), MemberType = typeof(DeviceConformanceTests))]
    public void Rows_AnyDevice_WeightIsWhatIsStoredAfterEverySample(string design, Schedule schedule, int writeEvery)
    {
        Network network = ToyNetwork.Of(40, [20, 18], schedule, writeEvery: writeEvery) with { Crossbar = DeviceDesigns.Of(design) };
        EventEngine engine = Engine(network, 2);
        engine.Probe = new NeuronProbe(1, 2, 3, 0, Samples);
        var stored = new List<float>();
        var source = new ToyStream(40);
        for (int t = 0; t <= Samples; t++)
        {
            engine.Learn(source, 1);
            stored.Add(engine.State.Layers[1].Forward.Row(2)[3]);
        }

        int late = schedule == Schedule.Pipelined ? 1 : 0;
        ImmutableArray<NeuronSample> rows = engine.Probe.Rows();
        Assert.Equal(stored.Skip(late).Take(Samples), rows.Select(row => row.Weight));
        Assert.Equal(rows.Skip(1).Zip(rows, (row, before) => row.Weight - before.Weight), rows.Skip(1).Select(row => row.WeightChange));
        Assert.Contains(rows, row => row.IsWritten);
    }

    /// <summary>A trace that begins behind samples learned without it, even with a write pending, is the tail of the whole one.</summary>
    [Theory]
    [CombinatorialSchedules]
    public void Rows_FromTheMiddleInUnevenBlocks_TailOfTheWhole(Schedule schedule, int writeEvery)
    {
        Network network = ToyNetwork.Of(Inputs, [17, 12], schedule, writeEvery: writeEvery);
        ImmutableArray<NeuronSample> whole = Record(network, 1, 3, 5, 1).Rows();
        var state = new NetworkState(network);
        var source = new ToyStream(Inputs);
        new VectorEngine(network, state, 2).Learn(source, 50);
        var engine = new EventEngine(network, state, ToyNetwork.LatenciesOf(network), 1) { Probe = new NeuronProbe(1, 3, 5, 50, Samples - 50) };
        foreach (int block in (int[])[1, 2, 30, 37, 1])
            engine.Learn(source, block);
        ImmutableArray<NeuronSample> rows = engine.Probe.Rows();
        Assert.Equal(whole.Skip(51), rows.Skip(1));
        Assert.Equal(whole[50], rows[0] with { LateralTick = whole[50].LateralTick });
    }

    [Theory]
    [CombinatorialSchedules]
    public void Ticks_OfEveryEvent_ThoseOfItsMessages(Schedule schedule, int writeEvery)
    {
        Network network = ToyNetwork.Of(Inputs, [9, 7], schedule, writeEvery: writeEvery, activation: Activation.Tanh);
        EventEngine engine = Engine(network, 1);
        var log = new MailLog();
        engine.Observer = log;
        engine.Probe = new NeuronProbe(0, 4, 3, 0, Samples);
        engine.Learn(new ToyStream(Inputs), Samples + 1);
        int actor = log.Mail.First(m => m.Message.Signal == Signal.PreActivation).Message.Target + 4;
        foreach (NeuronSample row in engine.Probe.Rows())
        {
            long TickOf(Signal signal, bool sent, long sample) =>
                log.Mail.LastOrDefault(m => m.Message.Signal == signal && m.Message.Sample == sample && (sent ? m.Message.Source : m.Message.Target) == actor, (NeuronSample.Never, default, default)).Item1;
            Assert.Equal(row.Sample * network.PeriodTicks, row.ReadTick);
            Assert.Equal(TickOf(Signal.PreActivation, sent: false, row.Sample), row.SumTick);
            Assert.Equal(TickOf(Signal.Deviation, sent: true, row.Sample), row.ReadyTick);
            Assert.Equal(TickOf(Signal.Lateral, sent: false, row.Sample - (schedule == Schedule.Shifted ? 1 : 0)), row.LateralTick);
            if (row.IsWritten)
                Assert.Equal(TickOf(writeEvery == 1 ? Signal.WriteGain : Signal.HeldGain, sent: true, row.Sample), row.WriteTick);
            Assert.True(row.ErrorTick > Math.Max(row.ReadyTick, row.LateralTick));
        }
    }

    [Fact]
    public void Probe_Changed_TheOldOneRecordsNoMore()
    {
        EventEngine engine = Engine(ToyNetwork.Of(Inputs, [9]), 1);
        NeuronProbe first = new(0, 1, 1, 0, 20), second = new(0, 2, 1, 5, 20);
        engine.Probe = first;
        engine.Learn(new ToyStream(Inputs), 5);
        engine.Probe = second;
        engine.Learn(new ToyStream(Inputs), 5);
        engine.Probe = null;
        engine.Learn(new ToyStream(Inputs), 5);
        Assert.Equal((5, 5), (first.Rows().Length, second.Rows().Length));
        Assert.Throws<ArgumentException>(() => engine.Probe = new NeuronProbe(0, 9, 1, 0, 1));
        Assert.Throws<ArgumentException>(() => engine.Probe = new NeuronProbe(1, 0, 1, 0, 1));
        Assert.Throws<ArgumentException>(() => engine.Probe = new NeuronProbe(0, 0, Inputs, 0, 1));
    }

    private static void AssertReference(Network network, int layer, int neuron, int input)
    {
        ImmutableArray<NeuronSample> rows = Record(network, layer, neuron, input, 1).Rows();
        var initial = new NetworkState(network);
        ReferenceLayer[] layers = [.. initial.Layers.Select((state, l) => new ReferenceLayer(network, l, state))];
        var source = new ToyStream(Inputs);
        float stored = layers[layer].Weight(neuron, input);
        Assert.Equal(Samples, rows.Length);
        for (int t = 0; t <= Samples; t++)
        {
            float[] x = new float[AlignedFloats.Padded(Inputs)];
            source.Read(t, x);
            for (int l = 0; l < layers.Length; l++)
            {
                float[] into = x;
                x = layers[l].Step(t, x);
                if (l == layer && t < Samples)
                    layers[l].AssertSignals(rows[t], neuron, into[input]);
            }

            int late = network.Schedule == Schedule.Pipelined ? 1 : 0;
            if (t < late || t - late >= Samples)
                continue;
            float now = layers[layer].Weight(neuron, input);
            Assert.Equal((now, now - stored), (rows[t - late].Weight, rows[t - late].WeightChange));
            stored = now;
        }
    }

    private static NeuronProbe Record(Network network, int layer, int neuron, int input, int threads)
    {
        EventEngine engine = Engine(network, threads), unseen = Engine(network, 1);
        engine.Probe = new NeuronProbe(layer, neuron, input, 0, Samples);
        engine.Learn(new ToyStream(network.Layers[0].Inputs), Samples + 1);
        unseen.Learn(new ToyStream(network.Layers[0].Inputs), Samples + 1);
        Assert.Equal(unseen.State.Sha256(), engine.State.Sha256());
        return engine.Probe;
    }

    private static EventEngine Engine(Network network, int threads) => new(network, new NetworkState(network), ToyNetwork.LatenciesOf(network), threads);
}
