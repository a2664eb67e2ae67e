namespace NeuroSim.Engines.Actors;

/// <summary>Collects what actors send, by the tick and phase of delivery.</summary>
public sealed class Outbox
{
    private readonly List<Mailbag> _bags = [];
    private readonly Stack<Mailbag> _free = new();
    private Mailbag? _recent;

    /// <summary>Bags with mail, in the order they were opened.</summary>
    internal IReadOnlyList<Mailbag> Bags => _bags;

    /// <summary>Sends <paramref name="message"/> for delivery at (tick, phase).</summary>
    public void Send(long tick, Phase phase, in Message message)
    {
        Mailbag? recent = _recent;
        if (recent is null || recent.Tick != tick || recent.Phase != phase)
            _recent = recent = Find(tick, phase);
        recent.Add(message);
    }

    /// <summary>Takes out the bag that is due first.</summary>
    internal Mailbag TakeFirst()
    {
        int best = 0;
        for (int i = 1; i < _bags.Count; i++)
            best = Before(_bags[i], _bags[best]) ? i : best;
        Mailbag first = _bags[best];
        _bags.RemoveAt(best);
        if (_recent == first)
            _recent = null;
        return first;
    }

    /// <summary>Gives an emptied bag back for later use.</summary>
    internal void Recycle(Mailbag bag) => _free.Push(bag);

    /// <summary>Appends everything <paramref name="other"/> holds and empties it.</summary>
    internal void TakeAll(Outbox other)
    {
        foreach (Mailbag bag in other._bags)
        {
            Mailbag own = Find(bag.Tick, bag.Phase);
            foreach (ref readonly Message message in bag.Messages)
                own.Add(message);
            other._free.Push(bag);
        }

        other._bags.Clear();
        other._recent = null;
    }

    private static bool Before(Mailbag left, Mailbag right) =>
        left.Tick < right.Tick || (left.Tick == right.Tick && left.Phase < right.Phase);

    /// <summary>Few bags are open at once (a few per layer), so a search from the newest is quickest.</summary>
    private Mailbag Find(long tick, Phase phase)
    {
        for (int i = _bags.Count - 1; i >= 0; i--)
        {
            if (_bags[i].Tick == tick && _bags[i].Phase == phase)
                return _bags[i];
        }

        Mailbag bag = _free.Count > 0 ? _free.Pop() : new Mailbag();
        bag.Open(tick, phase);
        _bags.Add(bag);
        return bag;
    }
}
