using System.Globalization;
using System.Text.RegularExpressions;
using NeuroSim.Numerics;

namespace NeuroSim.Runs;

/// <summary>One expectation about a number of the result: <c>>= 0.95</c>, <c>&lt; 1</c>, <c>= 3</c> or <c>0.95 .. 0.97</c> (both ends included).</summary>
public sealed partial record Expectation
{
    private Expectation(string key, string comparison, double low, double high) =>
        (Key, Comparison, Low, High) = (key, comparison, low, high);

    /// <summary>Key of the result, as in its JSON; an entry of a list is <c>accuracyPerLayer[0]</c>.</summary>
    public string Key { get; }

    /// <summary>"&gt;=", "&gt;", "&lt;=", "&lt;", "=" or ".." for a range.</summary>
    public string Comparison { get; }

    /// <summary>The number compared with, or the lower end of the range.</summary>
    public double Low { get; }

    /// <summary>The upper end of the range; equal to <see cref="Low"/> for a comparison.</summary>
    public double High { get; }

    /// <summary>The expectation as it is written in an experiment.</summary>
    public string Wanted => Comparison == ".." ? $"{Text(Low)} .. {Text(High)}" : $"{Comparison} {Text(Low)}";

    /// <summary>Reads an expectation about <paramref name="key"/>.</summary>
    /// <exception cref="InvalidInputException">Not one of the forms, or a range with its ends swapped.</exception>
    public static Expectation Parse(string key, string text, string? where = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        Match match = Form().Match(text.Trim());
        if (!match.Success || !TryNumber(match.Groups["number"].Value, out double low))
            throw new InvalidInputException("experiment", $"{key} is \"{text}\", which is no expectation; write \">= 0.95\", \"< 1\", \"= 3\" or \"0.95 .. 0.97\".", where);
        if (match.Groups["comparison"].Success)
            return new Expectation(key, match.Groups["comparison"].Value.Replace("==", "=", StringComparison.Ordinal), low, low);
        if (!TryNumber(match.Groups["high"].Value, out double high) || high < low)
            throw new InvalidInputException("experiment", $"{key} is \"{text}\"; the first number of a range must not be above the second, as in \"0.95 .. 0.97\".", where);
        return new Expectation(key, "..", low, high);
    }

    /// <summary>Compares with the number under <see cref="Key"/>; NaN and a missing number do not meet anything.</summary>
    public ExpectationOutcome Evaluate(IReadOnlyDictionary<string, double> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.TryGetValue(Key, out double got)
            ? new ExpectationOutcome(Key, Wanted, got, IsMet(got))
            : new ExpectationOutcome(Key, Wanted, null, false);
    }

    private bool IsMet(double got) => Comparison switch
    {
        ">=" => got >= Low,
        ">" => got > Low,
        "<=" => got <= Low,
        "<" => got < Low,
        "=" => got == Low,
        _ => got >= Low && got <= High,
    };

    private static bool TryNumber(string text, out double value) => Quantity.TryParse(text, Unit.None, out value, out _);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^((?<comparison>>=|<=|==|=|>|<)\s*(?<number>[-+0-9.eE]+)|(?<number>[-+0-9eE]+(\.[0-9]+([eE][-+]?[0-9]+)?)?)\s*\.\.\s*(?<high>[-+0-9.eE]+))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
