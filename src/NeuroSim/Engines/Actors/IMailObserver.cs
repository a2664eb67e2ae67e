namespace NeuroSim.Engines.Actors;

/// <summary>Looks at the mail of a scheduler without changing it: recordings, traces, comparisons.</summary>
public interface IMailObserver
{
    /// <summary>The mail of one (tick, phase), by target and then by source, before it is delivered.</summary>
    void Deliver(long tick, Phase phase, ReadOnlySpan<Message> mail);
}
