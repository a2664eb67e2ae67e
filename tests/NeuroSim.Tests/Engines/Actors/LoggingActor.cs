using NeuroSim.Engines.Actors;

namespace NeuroSim.Tests.Engines.Actors;

/// <summary>Writes down its mail and answers nothing.</summary>
internal sealed class LoggingActor : Actor
{
    public List<(long Tick, Message Message)> Log { get; } = [];

    /// <summary>How many messages came at once.</summary>
    public List<int> Mailboxes { get; } = [];

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        Mailboxes.Add(mail.Length);
        foreach (ref readonly Message message in mail)
            Log.Add((tick, message));
    }
}
