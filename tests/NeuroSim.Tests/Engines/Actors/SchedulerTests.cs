using NeuroSim.Engines.Actors;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines.Actors;

public sealed class SchedulerTests
{
    private const int Actors = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Run_ShuffledSends_DeliveredByTickPhaseAndSource(int threads)
    {
        (Scheduler scheduler, LoggingActor[] actors) = Loggers(threads);
        var observer = new MailLog();
        scheduler.Observer = observer;
        List<(long Tick, Phase Phase, Message Message)> sent = ShuffledMail(2000);
        foreach ((long tick, Phase phase, Message message) in sent)
            scheduler.Send(tick, phase, message);
        scheduler.Run();

        var expected = sent.OrderBy(m => m.Tick).ThenBy(m => m.Phase).ThenBy(m => m.Message.Target).ThenBy(m => m.Message.Source).ToList();
        Assert.Equal(expected, observer.Mail);
        Assert.Equal(sent.Count, scheduler.Delivered);
        Assert.Equal(expected[^1].Tick, scheduler.Now);
        foreach (LoggingActor actor in actors)
            Assert.Equal(expected.Where(m => m.Message.Target == actor.Id).Select(m => (m.Tick, m.Message)), actor.Log);
    }

    [Fact]
    public void Run_OneTickAndPhase_OneMailboxInTheOrderOfSendersAndThenOfSending()
    {
        (Scheduler scheduler, LoggingActor[] actors) = Loggers(1);
        foreach ((int source, float value) in (ReadOnlySpan<(int, float)>)[(5, 1), (2, 2), (9, 3), (2, 4), (5, 5), (2, 6)])
            scheduler.Send(3, Phase.Bus, new Message(source, 7, 0, value, Signal.Activation));
        scheduler.Run();
        Assert.Equal([6], actors[7].Mailboxes);
        Assert.Equal([2f, 4, 6, 1, 5, 3], actors[7].Log.Select(entry => entry.Message.Value));
    }

    [Fact]
    public void Run_OneTick_PhasesInTheirOrder()
    {
        (Scheduler scheduler, LoggingActor[] actors) = Loggers(1);
        foreach (Phase phase in Enum.GetValues<Phase>().Reverse())
            scheduler.Send(3, phase, new Message(0, 1, (long)phase, 0, Signal.Activation));
        scheduler.Run();
        Assert.Equal(Enum.GetValues<Phase>().Select(phase => (long)phase), actors[1].Log.Select(entry => entry.Message.Sample));
        Assert.All(actors[1].Mailboxes, count => Assert.Equal(1, count));
    }

    [Fact]
    public void Run_ActorsThatAnswer_SameHistoryForAnyNumberOfThreads()
    {
        History one = Gossip(1);
        Assert.True(one.Mail.Count > 5000);
        foreach (int threads in (int[])[2, 8])
        {
            History other = Gossip(threads);
            Assert.Equal(one.Heard, other.Heard);
            Assert.Equal(one.Mail, other.Mail);
        }
    }

    [Fact]
    public void Run_AnotherOrderOfTheFirstSends_SameHistory() => Assert.Equal(Gossip(1).Heard, Gossip(1, reversed: true).Heard);

    [Fact]
    public void Run_Observer_SeesWhatTheActorsGetAndChangesNothing()
    {
        History seen = Gossip(2), unseen = Gossip(2, observed: false);
        Assert.Equal(seen.Heard, unseen.Heard);
        Assert.Empty(unseen.Mail);
        Assert.Equal(seen.Delivered, unseen.Delivered);
        Assert.Equal(seen.Delivered, seen.Mail.Count);
        Assert.Equal(seen.Mail.OrderBy(m => m.Tick).ThenBy(m => m.Phase).ThenBy(m => m.Message.Target).ThenBy(m => m.Message.Source), seen.Mail);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Run_ActorThrows_ItsExceptionComesOut(int threads)
    {
        var scheduler = new Scheduler(threads);
        for (int i = 0; i < Actors; i++)
            scheduler.Add(new ThrowingActor());
        for (int i = 0; i < Actors; i++)
            scheduler.Send(1, Phase.Bus, new Message(0, i, 0, 0, Signal.Clock));
        Assert.Equal("no", Assert.Throws<InvalidOperationException>(scheduler.Run).Message);
    }

    [Fact]
    public void Run_NoMail_Returns()
    {
        (Scheduler scheduler, _) = Loggers(2);
        scheduler.Run();
        Assert.Equal(0, scheduler.Delivered);
    }

    [Fact]
    public void Add_Actors_NumberedInOrder() => Assert.Equal(Enumerable.Range(0, Actors), Loggers(1).Actors.Select(actor => actor.Id));

    private static History Gossip(int threads, bool reversed = false, bool observed = true)
    {
        var scheduler = new Scheduler(threads);
        var log = new MailLog();
        scheduler.Observer = observed ? log : null;
        GossipActor[] actors = [.. Enumerable.Range(0, 40).Select(_ => scheduler.Add(new GossipActor(40, 30)))];
        foreach (GossipActor actor in reversed ? actors.Reverse() : actors)
            scheduler.Send(0, Phase.Input, new Message(actor.Id, actor.Id, 0, 0, Signal.Clock));
        scheduler.Run();
        return new History([.. actors.Select(actor => actor.Heard)], log.Mail, scheduler.Delivered);
    }

    private static (Scheduler Scheduler, LoggingActor[] Actors) Loggers(int threads)
    {
        var scheduler = new Scheduler(threads);
        return (scheduler, [.. Enumerable.Range(0, Actors).Select(_ => scheduler.Add(new LoggingActor()))]);
    }

    private static List<(long Tick, Phase Phase, Message Message)> ShuffledMail(int count)
    {
        var random = new Philox(17, RandomStream.Digits);
        var mail = new List<(long, Phase, Message)>();
        for (int i = 0; i < count; i++)
        {
            PhiloxBlock draw = random.Block(0, (ulong)i);
            mail.Add((draw.W0 % 20, (Phase)(draw.W1 % 7), new Message((int)(draw.W2 % Actors), (int)(draw.W3 % Actors), i, 0, Signal.Activation)));
        }

        return mail;
    }

    private sealed record History(ulong[] Heard, List<(long Tick, Phase Phase, Message Message)> Mail, long Delivered);

    private sealed class ThrowingActor : Actor
    {
        public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox) => throw new InvalidOperationException("no");
    }
}
