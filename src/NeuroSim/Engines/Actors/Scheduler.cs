namespace NeuroSim.Engines.Actors;

/// <summary>
/// Discrete time: takes the earliest (tick, phase), hands every actor its mail of it, and goes on until no mail is left. Actors of one phase
/// may run on several threads; what they send is put together in the order of their ids, so the result is the same for any number.
/// </summary>
public sealed class Scheduler
{
    private const int WorthSharing = 2;
    private readonly List<Actor> _actors = [];
    private readonly Outbox _pending = new();
    private readonly Outbox[] _outboxes;
    private readonly List<int> _starts = [];
    private int[] _counts = [];
    private Mailbag? _shared;
    private bool _finished;

    /// <summary>A scheduler on <paramref name="threads"/> threads.</summary>
    public Scheduler(int threads = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _outboxes = [.. Enumerable.Range(0, threads).Select(_ => new Outbox())];
    }

    /// <summary>The tick of the last delivery.</summary>
    public long Now { get; private set; }

    /// <summary>Messages delivered so far.</summary>
    public long Delivered { get; private set; }

    /// <summary>Sees every mailbag before it is delivered; null, and free, when nobody looks.</summary>
    public IMailObserver? Observer { get; set; }

    /// <summary>Adds an actor and gives it the next id.</summary>
    public TActor Add<TActor>(TActor actor)
        where TActor : Actor
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Id = _actors.Count;
        _actors.Add(actor);
        return actor;
    }

    /// <summary>Sends a message from outside, to get the actors going.</summary>
    public void Send(long tick, Phase phase, in Message message) => _pending.Send(tick, phase, message);

    /// <summary>
    /// Delivers until no mail is left. A run may begin before the tick where the one before it ended: mail still under way is delivered to the end,
    /// although in the chip the next samples come meanwhile.
    /// </summary>
    public void Run()
    {
        _counts = new int[_actors.Count];
        (_finished, Now) = (false, long.MinValue);
        new ThreadTeam(_outboxes.Length).Run((thread, barrier) =>
        {
            if (thread == 0)
                Lead(barrier);
            else
                Follow(thread, barrier);
        });
    }

    private void Lead(SpinBarrier barrier)
    {
        while (_pending.Bags.Count > 0)
        {
            Mailbag bag = _pending.TakeFirst();
            if (bag.Tick < Now)
                throw new InvalidOperationException($"A message for tick {bag.Tick} was sent at tick {Now}.");
            bag.Seal(_counts);
            Now = bag.Tick;
            Delivered += bag.Count;
            Observer?.Deliver(bag.Tick, bag.Phase, bag.Messages);
            Deliver(bag, barrier);
            _pending.Recycle(bag);
        }

        _finished = true;
        barrier.Wait();
    }

    private void Deliver(Mailbag bag, SpinBarrier barrier)
    {
        if (_outboxes.Length == 1)
        {
            DeliverAll(bag, _pending);
            return;
        }

        FindMailboxes(bag.Messages);
        if (_starts.Count - 1 < WorthSharing)
        {
            DeliverAll(bag, _pending);
            return;
        }

        _shared = bag;
        barrier.Wait();
        DeliverShare(0);
        barrier.Wait();
        foreach (Outbox outbox in _outboxes)
            _pending.TakeAll(outbox);
    }

    private void Follow(int thread, SpinBarrier barrier)
    {
        while (true)
        {
            barrier.Wait();
            if (_finished)
                return;
            DeliverShare(thread);
            barrier.Wait();
        }
    }

    private void DeliverAll(Mailbag bag, Outbox outbox)
    {
        ReadOnlySpan<Message> mail = bag.Messages;
        for (int start = 0; start < mail.Length;)
        {
            int end = EndOfMailbox(mail, start);
            _actors[mail[start].Target].Receive(bag.Tick, mail[start..end], outbox);
            start = end;
        }
    }

    private void DeliverShare(int thread)
    {
        Mailbag bag = _shared!;
        ReadOnlySpan<Message> mail = bag.Messages;
        int mailboxes = _starts.Count - 1;
        int from = mailboxes * thread / _outboxes.Length, to = mailboxes * (thread + 1) / _outboxes.Length;
        for (int i = from; i < to; i++)
            _actors[mail[_starts[i]].Target].Receive(bag.Tick, mail[_starts[i].._starts[i + 1]], _outboxes[thread]);
    }

    private void FindMailboxes(ReadOnlySpan<Message> mail)
    {
        _starts.Clear();
        for (int start = 0; start < mail.Length; start = EndOfMailbox(mail, start))
            _starts.Add(start);
        _starts.Add(mail.Length);
    }

    private static int EndOfMailbox(ReadOnlySpan<Message> mail, int start)
    {
        int end = start + 1;
        while (end < mail.Length && mail[end].Target == mail[start].Target)
            end++;
        return end;
    }
}
