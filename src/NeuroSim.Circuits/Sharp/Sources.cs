using SpiceSharp.Components.CommonBehaviors;

namespace NeuroSim.Circuits.Sharp;

/// <summary>Reads what an independent source gives: a constant, <c>pwl</c> or <c>pulse</c>.</summary>
/// <param name="timing">The transient, for what a pulse leaves out.</param>
internal sealed class Sources(Timing timing)
{
    private const int MostPulses = 1_000_000;

    /// <summary>Sets a source's parameters from its statement.</summary>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public void Apply(Statement statement, IndependentSourceParameters parameters)
    {
        int word = 3;
        bool constant = statement[word] is not ("pwl" or "pulse");
        if (constant)
        {
            word += statement[word] == "dc" ? 1 : 0;
            parameters.DcValue = statement.Number(word++);
        }

        if (word == statement.Count)
            return;
        Corners waveform = statement[word] switch
        {
            "pwl" => Linear(statement, statement.Numbers(word + 1)),
            "pulse" => Pulses(statement, statement.Numbers(word + 1)),
            string other => throw statement.Unreadable($"{other} is not understood; constants, pwl and pulse are"),
        };
        if (!constant)
            parameters.DcValue = waveform.At(0);
        parameters.Waveform = waveform; // in an operating point the constant counts, where there is one
    }

    private Corners Linear(Statement statement, double[] numbers)
    {
        if (numbers.Length < 2 || numbers.Length % 2 != 0)
            throw statement.Unreadable("pwl takes pairs of a time and a value");
        double[] times = [.. numbers.Where((_, i) => i % 2 == 0)], values = [.. numbers.Where((_, i) => i % 2 == 1)];
        for (int i = 1; i < times.Length; i++)
        {
            if (times[i] <= times[i - 1])
                throw statement.Unreadable($"the times of pwl must rise, and {times[i]:R} s does not");
        }

        return new Corners(times, values, timing.Nearest);
    }

    private Corners Pulses(Statement statement, double[] numbers)
    {
        if (numbers.Length is < 2 or > 7)
            throw statement.Unreadable("pulse takes two to seven numbers");
        if (numbers.Skip(2).Any(number => number < 0))
            throw statement.Unreadable("the times of a pulse cannot be negative");
        double Number(int index, double otherwise) => index < numbers.Length && numbers[index] > 0 ? numbers[index] : otherwise;
        double delay = Number(2, 0), rise = Number(3, timing.Step), fall = Number(4, timing.Step), width = Number(5, timing.Stop);
        double period = Number(6, Math.Max(timing.Stop, rise + width + fall));
        if (period < (rise + width + fall) * (1 - 1e-9))
            throw statement.Unreadable("rise, width and fall are longer than the period");
        if ((timing.Stop - delay) / period > MostPulses)
            throw statement.Unreadable($"these are more than {MostPulses} pulses");
        return Train(numbers[0], numbers[1], delay, [0, rise, rise + width, rise + width + fall], period);
    }

    private Corners Train(double low, double high, double delay, double[] marks, double period)
    {
        var times = new List<double>();
        var values = new List<double>();
        double[] heights = [low, high, high, low];
        for (int k = 0; times.Count == 0 || delay + k * period <= timing.Stop; k++)
        {
            for (int i = 0; i < marks.Length; i++)
            {
                double time = delay + k * period + marks[i];
                if (times.Count > 0 && time <= times[^1] + timing.Nearest)
                    continue;
                times.Add(time);
                values.Add(heights[i]);
            }
        }

        return new Corners([.. times], [.. values], timing.Nearest);
    }
}
