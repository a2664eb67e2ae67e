namespace NeuroSim.Engines.Actors;

/// <summary>All messages of one (tick, phase); once sealed, those of one target lie together, in the order of their senders: its mailbox.</summary>
internal sealed class Mailbag
{
    private Message[] _messages = new Message[64];
    private Message[] _sorted = [];
    private bool _inOrder;
    private int _lastTarget, _lastSource;

    public long Tick { get; private set; }

    public Phase Phase { get; private set; }

    public int Count { get; private set; }

    public ReadOnlySpan<Message> Messages => _messages.AsSpan(0, Count);

    public void Open(long tick, Phase phase)
    {
        (Tick, Phase, Count, _inOrder) = (tick, phase, 0, true);
        (_lastTarget, _lastSource) = (-1, -1);
    }

    public void Add(in Message message)
    {
        if (Count == _messages.Length)
            Array.Resize(ref _messages, 2 * Count);
        _messages[Count++] = message;
        _inOrder &= message.Target > _lastTarget || (message.Target == _lastTarget && message.Source >= _lastSource);
        (_lastTarget, _lastSource) = (message.Target, message.Source);
    }

    /// <summary>Brings the messages into the order (target, source), stable; linear in messages plus actors, and free when they came in order.</summary>
    /// <param name="counts">Scratch of one int per actor, zero before and after.</param>
    public void Seal(int[] counts)
    {
        if (_inOrder)
            return;
        SortBy(counts, static message => message.Source);
        SortBy(counts, static message => message.Target);
        _inOrder = true;
    }

    private void SortBy(int[] counts, Func<Message, int> key)
    {
        if (_sorted.Length < Count)
            _sorted = new Message[_messages.Length];
        foreach (ref readonly Message message in Messages)
            counts[key(message)]++;
        int start = 0;
        foreach (ref int count in counts.AsSpan())
            (count, start) = (start, start + count);
        foreach (ref readonly Message message in Messages)
            _sorted[counts[key(message)]++] = message;
        (_messages, _sorted) = (_sorted, _messages);
        Array.Clear(counts);
    }
}
