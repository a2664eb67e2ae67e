namespace NeuroSim.Engines.Actors;

/// <summary>
/// A deterministic object with private state that reacts to messages by changing its state and sending messages. It sees its mail of one
/// (tick, phase) at once, in the order of the senders' ids.
/// </summary>
public abstract class Actor
{
    /// <summary>Number in the scheduler; ties at one tick and phase are resolved by it.</summary>
    public int Id { get; internal set; }

    /// <summary>Handles the mail of one tick and phase.</summary>
    /// <param name="tick">Now.</param>
    /// <param name="mail">At least one message, senders ascending.</param>
    /// <param name="outbox">Takes what the actor sends.</param>
    public abstract void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox);
}
