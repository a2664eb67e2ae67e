namespace NeuroSim.Tests.Runs;

/// <summary>/dev/full, which takes no byte, as a full disk. Whoever opens it for writing locks it for all others on the machine, so tests take it one at a time.</summary>
internal sealed class FullDevice : IDisposable
{
    public const string Path = "/dev/full";

    private static readonly SemaphoreSlim Turn = new(1);

    private FullDevice()
    {
    }

    public static FullDevice Take()
    {
        Turn.Wait();
        return new FullDevice();
    }

    public void Dispose() => Turn.Release();
}
