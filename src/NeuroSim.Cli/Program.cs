using NeuroSim.Cli;

return new CommandLine(Console.Out, Console.Error, TimeProvider.System).Run(args);
