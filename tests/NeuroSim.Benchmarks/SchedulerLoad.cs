using NeuroSim.Engines.Actors;

namespace NeuroSim.Benchmarks;

/// <summary>The scheduler alone: a ring of relays, one message an actor and tick.</summary>
internal static class SchedulerLoad
{
    public const int Actors = 512, Ticks = 400;

    public const long Messages = (long)Actors * (Ticks + 1);

    public static long Run(int threads)
    {
        var scheduler = new Scheduler(threads);
        for (int i = 0; i < Actors; i++)
            scheduler.Add(new RelayActor((i + 1) % Actors, Ticks));
        for (int i = 0; i < Actors; i++)
            scheduler.Send(0, Phase.Neuron, new Message(i, i, 0, 0, Signal.Clock));
        scheduler.Run();
        return scheduler.Delivered;
    }
}
