namespace NeuroSim.Circuits.Sharp;

/// <summary>When a transient starts and ends and how far it may step, in seconds.</summary>
/// <param name="Step">Step that is asked for.</param>
/// <param name="Stop">End.</param>
/// <param name="Start">Before it nothing is kept.</param>
/// <param name="MaxStep">Longest step.</param>
/// <param name="UseInitial">Whether it starts from the capacitors' initial voltages instead of an operating point.</param>
internal sealed record Timing(double Step, double Stop, double Start, double MaxStep, bool UseInitial)
{
    /// <summary>Two corners that are closer are one.</summary>
    public double Nearest => 1e-6 * MaxStep;

    /// <summary>Reads <c>.tran step stop [start [longest]] [uic]</c>.</summary>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public static Timing Of(Statement statement)
    {
        bool initial = statement[statement.Count - 1] == "uic";
        int last = statement.Count - (initial ? 2 : 1);
        statement.AtMost(initial ? 6 : 5);
        double step = statement.Number(1), stop = statement.Number(2), start = last >= 3 ? statement.Number(3) : 0;
        double longest = last >= 4 ? statement.Number(4) : 0;
        if (step <= 0 || stop <= start || start < 0 || longest < 0)
            throw statement.Unreadable("the times must be positive and in order");
        return new Timing(step, stop, start, longest > 0 ? longest : Math.Min(step, (stop - start) / 50), initial);
    }

    /// <summary>For a deck without a transient.</summary>
    public static Timing None { get; } = new(1, 1, 0, 1, false);
}
