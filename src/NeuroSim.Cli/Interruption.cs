using System.Runtime.InteropServices;

namespace NeuroSim.Cli;

/// <summary>Turns Ctrl-C and SIGTERM into a cancellation, so that a run can save a checkpoint; a second one ends the program at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Terminal _terminal;
    private int _signals;

    public Interruption(Terminal terminal)
    {
        _terminal = terminal;
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal), PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal)];
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        // The source stays usable: a signal may be on its way while its registration ends.
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        if (Interlocked.Exchange(ref _signals, 1) != 0)
            return;
        context.Cancel = true;
        _terminal.Notice("Stopping; a second Ctrl-C ends at once ...");
        _source.Cancel();
    }
}
