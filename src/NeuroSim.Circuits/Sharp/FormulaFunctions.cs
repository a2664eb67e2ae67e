namespace NeuroSim.Circuits.Sharp;

/// <summary>The functions an expression may use, with their derivatives.</summary>
internal static class FormulaFunctions
{
    /// <summary>A function of its arguments; null when there is none of that name with that many.</summary>
    public static Func<double[], Dual>? Of(string name, IReadOnlyList<Func<double[], Dual>> arguments) => arguments.Count switch
    {
        1 when OfOne(name) is { } function => v => function(arguments[0](v)),
        2 when name == "max" => v => Larger(arguments[0](v), arguments[1](v)),
        2 when name == "min" => v => Smaller(arguments[0](v), arguments[1](v)),
        _ => null,
    };

    private static Func<Dual, Dual>? OfOne(string name) => name switch
    {
        "abs" => x => x.Through(Math.Abs(x.Value), x.Value < 0 ? -1 : 1),
        "exp" => x => x.Through(Math.Exp(x.Value), Math.Exp(x.Value)),
        "ln" => x => x.Through(Math.Log(x.Value), 1 / x.Value),
        "sqrt" => x => x.Through(Math.Sqrt(x.Value), 0.5 / Math.Sqrt(x.Value)),
        "u" => x => x.Through(Step(x.Value), 0),
        _ => null,
    };

    /// <summary>A half at 0, as in ngspice.</summary>
    private static double Step(double x) => x > 0 ? 1 : x < 0 ? 0 : 0.5;

    private static Dual Larger(Dual a, Dual b) => a.Value >= b.Value ? a : b;

    private static Dual Smaller(Dual a, Dual b) => a.Value <= b.Value ? a : b;
}
