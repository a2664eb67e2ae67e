using NeuroSim.Engines;
using NeuroSim.Engines.Actors;
using NeuroSim.Networks;
using NeuroSim.Tests.Engines.Actors;

namespace NeuroSim.Tests.Engines;

public sealed class EventEngineTests
{
    private const int Inputs = 20, Samples = 40;

    [Theory]
    [CombinatorialSchedules]
    public void Learn_Observer_SeesEveryMessageInOrderAndChangesNothing(Schedule schedule, int writeEvery)
    {
        Network network = ToyNetwork.Of(Inputs, [9, 7], schedule, writeEvery: writeEvery);
        EventEngine seen = Engine(network, 1), unseen = Engine(network, 1);
        var log = new MailLog();
        seen.Observer = log;
        seen.Learn(new ToyStream(Inputs), Samples);
        unseen.Learn(new ToyStream(Inputs), Samples);
        Assert.Equal(unseen.State.Sha256(), seen.State.Sha256());
        Assert.Equal(seen.Messages, log.Mail.Count);
        Assert.Equal(unseen.Messages, seen.Messages);
        Assert.Equal(log.Mail.OrderBy(m => m.Tick).ThenBy(m => m.Phase).ThenBy(m => m.Message.Target).ThenBy(m => m.Message.Source), log.Mail);
    }

    [Theory]
    [CombinatorialSchedules]
    public void Learn_AnyNumberOfThreads_SameMail(Schedule schedule, int writeEvery)
    {
        Network network = ToyNetwork.Of(Inputs, [9, 7], schedule, writeEvery: writeEvery);
        var logs = new List<MailLog>();
        foreach (int threads in (int[])[1, 2, 8])
        {
            EventEngine engine = Engine(network, threads);
            logs.Add(new MailLog());
            engine.Observer = logs[^1];
            engine.Learn(new ToyStream(Inputs), Samples);
        }

        Assert.All(logs, log => Assert.Equal(logs[0].Mail, log.Mail));
    }

    [Fact]
    public void Learn_Activations_LeaveAsMessagesAtTheLatencyOfTheirParts()
    {
        Network network = ToyNetwork.Of(Inputs, [9, 7]);
        EventEngine engine = Engine(network, 1);
        var log = new MailLog();
        engine.Observer = log;
        engine.Learn(new ToyStream(Inputs), 3);
        PartLatencies t = ToyNetwork.Latencies;
        foreach ((long tick, Phase phase, Message message) in log.Mail.Where(m => m.Message.Signal == Signal.Activation))
        {
            Assert.Equal(Phase.Bus, phase);
            Assert.Equal(message.Sample * network.PeriodTicks + t.ForwardRead + t.Neuron, tick);
        }

        Assert.Equal(3 * 9, log.Mail.Count(m => m.Message.Signal == Signal.Activation));
    }

    [Theory]
    [InlineData(Schedule.Synchronous)]
    [InlineData(Schedule.Shifted)]
    [InlineData(Schedule.Pipelined)]
    public void Constructor_PeriodTooShort_RefusedWithTheTicksItNeeds(Schedule schedule)
    {
        Network network = ToyNetwork.Of(Inputs, [9], schedule) with { SamplePeriodSeconds = 1e-7 };
        var refusal = Assert.Throws<InvalidInputException>(() => Engine(network, 1));
        Assert.Contains("100 ticks", refusal.Message);
    }

    private static EventEngine Engine(Network network, int threads) =>
        new(network, new NetworkState(network), ToyNetwork.LatenciesOf(network), threads);
}
