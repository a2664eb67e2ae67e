namespace NeuroSim.Cli;

/// <summary>Exit statuses of the command.</summary>
internal static class ExitCode
{
    public const int Done = 0, Failed = 1, InvalidInput = 2, Interrupted = 130;
}
