using System.Text.RegularExpressions;
using SpiceSharp.Simulations;
using SpiceSharp.Simulations.IntegrationMethods;

namespace NeuroSim.Circuits.Sharp;

/// <summary>What a deck asks to be computed: one transient or one operating point, and with which options.</summary>
internal static partial class Analysis
{
    private static readonly string[] Understood = [".tran", ".op", ".options", ".option", ".model", ".save", ".print", ".plot"];

    /// <summary>The deck's transient; null for an operating point.</summary>
    /// <exception cref="FormatException">There is no analysis or more than one, or a command is not understood.</exception>
    public static Timing? TimingOf(IReadOnlyList<Statement> statements)
    {
        if (statements.FirstOrDefault(s => s.Name[0] == '.' && !Understood.Contains(s.Name)) is { } unknown)
            throw unknown.Unreadable("the command is one that only ngspice understands here");
        Statement[] analyses = [.. statements.Where(s => s.Name is ".tran" or ".op")];
        if (analyses.Length != 1)
            throw new FormatException($"there are {analyses.Length} analyses; one .tran or .op is expected");
        return analyses[0].Name == ".tran" ? Timing.Of(analyses[0]) : null;
    }

    /// <summary>The simulation.</summary>
    /// <exception cref="FormatException">An option is not understood.</exception>
    public static BiasingSimulation Of(Timing? timing, IReadOnlyList<Statement> statements)
    {
        Statement[] options = [.. statements.Where(s => s.Name is ".options" or ".option")];
        SpiceMethod method = options.Any(s => Method().Match(s.Text).Groups[1].Value == "gear") ? new Gear() : new Trapezoidal();
        BiasingSimulation simulation = timing is null ? new OP("op") : new Transient("tran", Timed(method, timing));
        foreach (Statement statement in options)
            Apply(statement, simulation.BiasingParameters, method);
        return simulation;
    }

    private static SpiceMethod Timed(SpiceMethod method, Timing timing)
    {
        (method.InitialStep, method.StopTime, method.StartTime) = (timing.Step, timing.Stop, timing.Start);
        (method.MaxStep, method.UseIc) = (timing.MaxStep, timing.UseInitial);
        return method;
    }

    private static void Apply(Statement statement, BiasingParameters biasing, SpiceMethod method)
    {
        foreach ((string name, double value) in new Statement(Method().Replace(statement.Text, "")).Assignments(1))
            Set(name, value, biasing, method, statement);
    }

    private static void Set(string name, double value, BiasingParameters biasing, SpiceMethod method, Statement statement)
    {
        _ = name switch
        {
            "gmin" => biasing.Gmin = value,
            "reltol" => biasing.RelativeTolerance = method.RelativeTolerance = value,
            "abstol" => biasing.AbsoluteTolerance = method.AbsoluteTolerance = value,
            "vntol" => biasing.VoltageTolerance = value,
            "chgtol" => method.ChargeTolerance = value,
            "trtol" => method.TrTol = value,
            "itl1" => biasing.DcMaxIterations = (int)value,
            "itl4" => method.TransientMaxIterations = (int)value,
            _ => throw statement.Unreadable($"the option {name} is not understood"),
        };
    }

    [GeneratedRegex(@"\bmethod\s*=\s*(gear|trap)\w*")]
    private static partial Regex Method();
}
