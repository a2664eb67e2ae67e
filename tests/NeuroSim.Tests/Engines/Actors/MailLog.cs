using NeuroSim.Engines.Actors;

namespace NeuroSim.Tests.Engines.Actors;

/// <summary>An observer that keeps everything it sees.</summary>
internal sealed class MailLog : IMailObserver
{
    public List<(long Tick, Phase Phase, Message Message)> Mail { get; } = [];

    public void Deliver(long tick, Phase phase, ReadOnlySpan<Message> mail)
    {
        foreach (ref readonly Message message in mail)
            Mail.Add((tick, phase, message));
    }
}
