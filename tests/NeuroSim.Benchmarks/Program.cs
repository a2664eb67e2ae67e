using BenchmarkDotNet.Running;
using NeuroSim.Benchmarks;

if (args is ["quick" or "--quick", ..])
    QuickReport.Write(Console.Out);
else if (args is ["matrix", ..])
    MatrixReport.Write(Console.Out);
else
    BenchmarkSwitcher.FromAssembly(typeof(QuickReport).Assembly).Run(args);
