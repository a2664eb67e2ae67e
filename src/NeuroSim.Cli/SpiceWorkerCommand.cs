using System.CommandLine;
using NeuroSim.Circuits.Spice;

namespace NeuroSim.Cli;

/// <summary>The hidden command that worker processes run: libngspice behind standard input and output.</summary>
internal static class SpiceWorkerCommand
{
    public static Command Build()
    {
        var command = new Command("spice-worker", "Simulates circuits for another process of this program.") { Hidden = true };
        command.SetAction(_ =>
        {
            SpiceWorker.Serve(Console.OpenStandardInput(), Console.OpenStandardOutput());
            return ExitCode.Done;
        });
        return command;
    }
}
