using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NeuroSim.Runs.Sequences;

/// <summary><c>activity.csv</c> of a run folder: an <see cref="ActivityRecord"/> with a column a signal, <c>x1</c> .. for inputs, <c>h1</c> .. for hidden units, <c>y1</c> .. for outputs.</summary>
internal static class ActivityFile
{
    /// <summary>Its name.</summary>
    public const string Name = "activity.csv";

    /// <summary>The file as text.</summary>
    /// <param name="values">Rows, one after the other.</param>
    /// <param name="inputs">Inputs of the network.</param>
    /// <param name="hidden">Hidden units.</param>
    /// <param name="outputs">Outputs.</param>
    public static string Write(ReadOnlySpan<double> values, int inputs, int hidden, int outputs)
    {
        ImmutableArray<string> columns = [.. inputs <= ActivityRecord.MostSignals ? Names("x", inputs) : [], .. Names("h", hidden), .. Names("y", outputs)];
        var text = new StringBuilder("item,").AppendJoin(',', columns).Append('\n');
        for (int row = 0; row < values.Length / columns.Length; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row + 1}");
            foreach (double value in values.Slice(row * columns.Length, columns.Length))
                text.Append(CultureInfo.InvariantCulture, $",{(float)value:R}");
            text.Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Names(string kind, int count) =>
        Enumerable.Range(1, Math.Min(count, ActivityRecord.MostSignals)).Select(number => string.Create(CultureInfo.InvariantCulture, $"{kind}{number}"));
}
