using NeuroSim.Data;
using NeuroSim.Engines.Actors;
using NeuroSim.Engines.Leaky;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Leaky;

/// <summary>The two engines of leaky networks give the same bits.</summary>
public sealed class LeakyConformanceTests
{
    private const int Items = 60;

    private static readonly PartLatencies[] Latencies = [new(120, 30, 80, 10, 50, 70), new(40, 20, 60, 10, 45, 70)];

    private static readonly LeakyCell Real = new()
    {
        CapacitanceFarads = 10e-15,
        ResistanceMismatch = 0.1,
        CapacitanceMismatch = 0.02,
        LeakTimeConstantSeconds = 20e-6,
        OffsetVolts = 0.002,
        InjectedCoulombs = -5e-17,
        ThermalNoise = true,
    };

    private static readonly float[] Several = [0f, 0.3f, 0.6f];

    public static TheoryData<ResetKind, ResetTarget, OutputKind, bool> Networks()
    {
        var data = new TheoryData<ResetKind, ResetTarget, OutputKind, bool>();
        foreach (ResetKind reset in Enum.GetValues<ResetKind>())
        {
            foreach (ResetTarget target in Enum.GetValues<ResetTarget>())
            {
                foreach (OutputKind output in Enum.GetValues<OutputKind>())
                {
                    data.Add(reset, target, output, false);
                    data.Add(reset, target, output, true);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Engines_AnyResetOutputAndCell_SameBits(ResetKind reset, ResetTarget target, OutputKind output, bool isReal)
    {
        var settings = new LeakySettings { Retentions = Several, Reset = reset, ResetEvery = 3, Target = target, Output = output, ScalesGradient = isReal, Rate = 0.1f };
        LeakyNetwork network = Of(16, 8, output == OutputKind.Autoencoder ? 16 : 4, settings, isReal ? Real : null);
        LeakyState vector = Learned(network, 0), before = new(network), unforgetting = Learned(network with { Settings = settings with { Reset = ResetKind.None } }, 0);
        AssertSame(vector, Learned(network, 1));
        Assert.Equal(reset == ResetKind.None, unforgetting.Hidden.Cells.Span.SequenceEqual(vector.Hidden.Cells.Span));
        Assert.False(before.Hidden.Cells.Span.SequenceEqual(vector.Hidden.Cells.Span));
        Assert.False(before.Output.Cells.Span.SequenceEqual(vector.Output.Cells.Span));
    }

    /// <summary>Sides of arrays with one tile, a whole one, and more.</summary>
    [Theory]
    [InlineData(1, 1, 1, OutputKind.Softmax)]
    [InlineData(15, 17, 2, OutputKind.SoftmaxCrossEntropy)]
    [InlineData(64, 65, 64, OutputKind.Autoencoder)]
    [InlineData(70, 128, 130, OutputKind.Softmax)]
    [InlineData(260, 130, 260, OutputKind.Autoencoder)]
    public void Engines_AnySizeAndThreadCount_SameBits(int inputs, int neurons, int outputs, OutputKind output)
    {
        bool local = inputs == 2 * neurons;
        var settings = new LeakySettings { Retentions = Several, Reset = local ? ResetKind.Local : ResetKind.Category, Output = output };
        LeakyNetwork network = Of(inputs, neurons, outputs, settings, Real);
        LeakyState vector = Learned(network, 0, 10);
        for (int threads = 1; threads <= 3; threads++)
            AssertSame(vector, Learned(network, threads, 10));
    }

    [Theory]
    [InlineData(ResetKind.Category, OutputKind.Softmax)]
    [InlineData(ResetKind.Periodic, OutputKind.SoftmaxCrossEntropy)]
    [InlineData(ResetKind.Local, OutputKind.Autoencoder)]
    public void Engines_SwappedAtAnyItemFromACheckpoint_SameBits(ResetKind reset, OutputKind output)
    {
        LeakyNetwork network = Of(16, 8, output == OutputKind.Autoencoder ? 16 : 4, new LeakySettings { Retentions = Several, Reset = reset, Output = output }, Real);
        var source = new ToyItems(network);
        LeakyState state = new(network);
        int first = 0;
        foreach (int block in (int[])[1, 2, 7, 0, 20, 30])
        {
            var next = new LeakyState(network);
            StateSections.Copy(state.Sections(), next.Sections());
            next.Restore(state.Counters());
            ILeakyEngine engine = first % 2 == 0 ? new LeakyEventEngine(network, next, Latencies, 1) : new LeakyEngine(network, next);
            engine.Learn(source, first, block);
            (state, first) = (next, first + block);
        }

        AssertSame(Learned(network, 0), state);
    }

    /// <summary>Every item ends with its last write, a tick before the next one; messages by hand.</summary>
    [Theory]
    [InlineData(OutputKind.Softmax, 4, 6, 3)]
    [InlineData(OutputKind.SoftmaxCrossEntropy, 4, 4, 2)]
    [InlineData(OutputKind.Autoencoder, 16, 0, 0)]
    public void Messages_OfAnItem_AreThoseOfItsParts(OutputKind output, int outputs, int words, int reduces)
    {
        LeakyNetwork network = Of(16, 70, outputs, new LeakySettings { Retentions = Several, Reset = ResetKind.Periodic, ResetEvery = 4, Output = output }, null);
        var engine = new LeakyEventEngine(network, new LeakyState(network), Latencies, 1);
        var writes = new WriteObserver(engine.ItemTicks);
        engine.Observer = writes;
        engine.Learn(new ToyItems(network), 0, Items);

        // Targets, 2 + 1 tiles driven forward and 2 backward, sums and h, then the words of the bus and the errors.
        long item = 1 + outputs + 2 + 70 + 70 + 1 + outputs + words * outputs + outputs + 2 + 70, resets = (Items - 1) / 4 * 70;
        Assert.Equal(1 + Items * item + resets + writes.Count, engine.Messages);
        Assert.InRange(writes.Count, Items * outputs, Items * (outputs + 70));
        Assert.Equal(Items * reduces, engine.Reduces);
        Assert.Equal(engine.ItemTicks - 1, writes.LatestInAnItem);
    }

    [Fact]
    public void EventEngine_WhatHoldsGradients_IsRefused()
    {
        LeakySettings plain = new();
        (LeakySettings Settings, string Words)[] wrong = [(plain with { Batch = 2 }, "batch is 2"), (plain with { Descent = DescentKind.RmsProp }, "rmsprop")];
        foreach ((LeakySettings settings, string words) in wrong)
        {
            LeakyNetwork network = Of(16, 8, 4, settings, null);
            var error = Assert.Throws<InvalidInputException>(() => new LeakyEventEngine(network, new LeakyState(network), Latencies, 1));
            Assert.Equal(("usage", "--engine"), (error.Kind, error.Where));
            Assert.Contains(words, error.Message, StringComparison.Ordinal);
        }
    }

    private static LeakyNetwork Of(int inputs, int neurons, int outputs, LeakySettings settings, LeakyCell? cell) => new(inputs, neurons, outputs, settings, 5) { Cell = cell };

    /// <summary>What is learned by actors on some threads; 0: on flat arrays.</summary>
    private static LeakyState Learned(LeakyNetwork network, int threads, int items = Items)
    {
        var state = new LeakyState(network);
        ILeakyEngine engine = threads == 0 ? new LeakyEngine(network, state) : new LeakyEventEngine(network, state, Latencies, threads);
        engine.Learn(new ToyItems(network), 0, items);
        return state;
    }

    private static void AssertSame(LeakyState expected, LeakyState actual)
    {
        StateSections.AssertSame(expected.Sections(), actual.Sections());
        Assert.Equal(expected.Counters(), actual.Counters());
        Assert.Equal(expected.Memory.Resets.ToArray(), actual.Memory.Resets.ToArray());
    }

    /// <summary>Items of a few classes, each three times in a row, that change a little or a lot.</summary>
    private sealed class ToyItems(LeakyNetwork network) : ILabelledSource
    {
        public int Inputs => network.Inputs;

        public void Read(long sample, Span<float> input)
        {
            for (int i = 0; i < Inputs; i++)
                input[i] = (float)((sample / 3 * 37 + i * 11 + i / 2 * (sample % 3)) % 23) / 22f;
        }

        public byte Label(long sample) => (byte)(sample / 3 * 7 % network.Outputs);
    }

    /// <summary>Counts writes, and finds when in an item the latest one lands.</summary>
    private sealed class WriteObserver(long itemTicks) : IMailObserver
    {
        public int Count { get; private set; }

        public long LatestInAnItem { get; private set; }

        public void Deliver(long tick, Phase phase, ReadOnlySpan<Message> mail)
        {
            if (phase != Phase.Write)
                return;
            Count += mail.Length;
            LatestInAnItem = Math.Max(LatestInAnItem, tick % itemTicks);
        }
    }
}
