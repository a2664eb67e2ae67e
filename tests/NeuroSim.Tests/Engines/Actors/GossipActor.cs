using NeuroSim.Engines.Actors;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines.Actors;

/// <summary>Folds its mail into a number that depends on the order, and passes it on to actors, ticks and phases that depend on that number.</summary>
internal sealed class GossipActor(int actors, int generations) : Actor
{
    private static readonly int Phases = Enum.GetValues<Phase>().Length;

    public ulong Heard { get; private set; } = 1;

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        long generation = 0;
        foreach (ref readonly Message message in mail)
        {
            Heard = Heard * 6364136223846793005 + (ulong)message.Source + BitConverter.SingleToUInt32Bits(message.Value);
            generation = Math.Max(generation, message.Sample);
        }

        if (generation >= generations)
            return;
        PhiloxBlock draw = new Philox(Heard, RandomStream.Digits).Block((uint)Id, (ulong)tick);
        Send(tick, generation, draw.W0, outbox);
        if (draw.W3 % 3 == 0)
            Send(tick, generation, draw.W1, outbox);
    }

    private void Send(long tick, long generation, uint word, Outbox outbox) => outbox.Send(
        tick + 1 + word / 64 % 3, (Phase)(word % Phases),
        new Message(Id, (int)(word / 1024 % actors), generation + 1, word, Signal.Activation));
}
