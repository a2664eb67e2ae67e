using NeuroSim.Data;

namespace NeuroSim.Runs.Sequences;

/// <summary>Makes the task of every network of a run: what comes from files is shared, what is generated belongs to a seed.</summary>
internal sealed class SequenceTasks
{
    private readonly Experiment _experiment;
    private readonly DataSet _data;
    private readonly ItemSet? _watched, _final;

    public SequenceTasks(Experiment experiment, DataSet data)
    {
        (_experiment, _data) = (experiment, data);
        if (data.IsGenerated)
            return;
        int test = experiment.Data.Test ?? data.Test.Count;
        _final = Load(data.Test, test);
        _watched = Load(data.Test, Math.Min(experiment.Evaluate.Items, test));
    }

    /// <summary>The protocols that a task of this experiment has.</summary>
    public static TestProtocol[] ProtocolsOf(Experiment experiment) =>
        GeneratedStream.Of(experiment.Data.Source) is { } stream && stream != GeneratedStream.Categories ? [TestProtocol.Off, TestProtocol.Same] : Enum.GetValues<TestProtocol>();

    /// <summary>The task of the network with a seed.</summary>
    public SequenceTask Of(ulong seed)
    {
        StreamSettings stream = _experiment.Stream;
        if (!_data.IsGenerated)
            return OfImages(stream, seed);
        GeneratedStream generated = GeneratedStream.Of(_data.Name)!;
        double noise = _experiment.Data.Noise ?? generated.Noise;
        int train = _experiment.Data.Train ?? generated.Train, test = _experiment.Data.Test ?? generated.Test;
        if (generated == GeneratedStream.Categories)
            return OfCategories(stream, noise, train, test, seed);
        ILabelledSource source = generated == GeneratedStream.Timescales
            ? new TimescaleStream(noise, seed, _experiment.Data.DrawsStates)
            : new PrototypeStream(noise, stream.Repetitions ?? 1, seed);
        return Continuing(source, train, test);
    }

    private SequenceTask OfImages(StreamSettings stream, ulong seed)
    {
        int[] pool = BalancedItems.Of(_data.Train.Labels, _experiment.Data.Train ?? _data.Train.Count);
        byte[] labels = [.. pool.Select(image => _data.Train.Labels[image])];
        int[] order = [.. TrainingOrder(labels, stream, seed).Select(item => pool[item])];
        return new SequenceTask(new OrderedImages(_data.Train, PixelNormalization.Unit, order), order.Length, _watched!, _final!, TestOrders(stream, seed));
    }

    private static SequenceTask OfCategories(StreamSettings stream, double noise, int train, int test, ulong seed)
    {
        ItemSet items = SmoothItems.Generate(Math.Max(1, train / SmoothItems.Categories), noise, seed, set: 0);
        ItemSet tests = SmoothItems.Generate(Math.Max(1, test / SmoothItems.Categories), noise, seed, set: 1);
        return new SequenceTask(items.In(TrainingOrder(items.Labels, stream, seed)), items.Count, tests, tests, TestOrders(stream, seed));
    }

    /// <summary>A stream that goes on: the test items are those behind the training items.</summary>
    private SequenceTask Continuing(ILabelledSource source, int train, int test)
    {
        ItemSet final = ItemSet.Of(source, train, test);
        ItemSet watched = ItemSet.Of(source, train, Math.Min(test, _experiment.Evaluate.Items));
        return new SequenceTask(source, train, watched, final, (_, items) => InSequence(items.Count));
    }

    private static int[] TrainingOrder(ReadOnlySpan<byte> labels, StreamSettings stream, ulong seed) => SampleStream.Order(labels, stream, seed, epoch: 0);

    private static Func<TestProtocol, ItemSet, int[]> TestOrders(StreamSettings stream, ulong seed)
    {
        const ulong otherSeed = 0x9E37_79B9;
        int? repetitions = stream.Order == StreamOrder.Repeated ? stream.Repetitions : null;
        return (protocol, items) => protocol switch
        {
            TestProtocol.Off => InSequence(items.Count),
            TestProtocol.Same => Repeated(items, repetitions, seed),
            TestProtocol.Other => Repeated(items, repetitions, seed + otherSeed),
            TestProtocol.Singles => Repeated(items, 1, seed),
            _ => Repeated(items, null, seed),
        };

        int[] Repeated(ItemSet items, int? r, ulong orderSeed) => r is { } times
            ? RepeatedOrder.Of(items.Labels, times, orderSeed, stream.HasFreshCycles)
            : RandomOrder.Of(items.Count, orderSeed, entity: uint.MaxValue);
    }

    private static int[] InSequence(int count) => [.. Enumerable.Range(0, count)];

    private static ItemSet Load(ImageSet images, int most)
    {
        int[] pool = BalancedItems.Of(images.Labels, most);
        return ItemSet.Of(new OrderedImages(images, PixelNormalization.Unit, pool), 0, pool.Length);
    }
}
