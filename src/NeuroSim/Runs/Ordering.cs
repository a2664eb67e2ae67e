using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace NeuroSim.Runs;

/// <summary>
/// An expectation about points of a sweep: a chain such as <c>leaky 10 &lt; leaky 5 &lt; leaky random</c> of means over networks. A term names a point by values of
/// its settings; before it may stand a factor, <c>0.5 *</c>, and behind it another figure, <c>@ rows.1.error</c>.
/// </summary>
public sealed partial record Ordering
{
    private Ordering(string figure, string wanted, ImmutableArray<OrderingTerm> terms, ImmutableArray<bool> strict) =>
        (Figure, Wanted, Terms, IsStrict) = (figure, wanted, terms, strict);

    /// <summary>The figure that is compared, as in <c>late.same.error</c>.</summary>
    public string Figure { get; }

    /// <summary>The chain as written, with single spaces.</summary>
    public string Wanted { get; }

    /// <summary>The terms, the smallest first; at least two.</summary>
    public ImmutableArray<OrderingTerm> Terms { get; }

    /// <summary>Between each two terms: whether they must differ.</summary>
    public ImmutableArray<bool> IsStrict { get; }

    /// <summary>Reads a chain.</summary>
    /// <exception cref="InvalidInputException">Not one of the form.</exception>
    public static Ordering Parse(string figure, string text, string? where = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        string wanted = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        string[] parts = Sign().Split(wanted);
        Match[] terms = [.. parts.Where((_, i) => i % 2 == 0).Select(part => Term().Match(part.Trim()))];
        if (terms.Length < 2 || terms.Any(term => !term.Success))
            throw new InvalidInputException("experiment", $"\"{text}\" is no ordering of {figure}; write points with < or <= between them, as in \"leaky 5 < leaky 1\".", where);
        return new Ordering(figure, wanted, [.. terms.Select(term => Read(term, figure))], [.. parts.Where((_, i) => i % 2 == 1).Select(sign => sign.Trim() == "<")]);
    }

    /// <inheritdoc/>
    public bool Equals(Ordering? other) => other is not null && (Figure, Wanted) == (other.Figure, other.Wanted);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Figure, Wanted);

    private static OrderingTerm Read(Match term, string figure) => new(
        term.Groups["factor"].Success ? double.Parse(term.Groups["factor"].Value, CultureInfo.InvariantCulture) : 1,
        [.. term.Groups["point"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)],
        term.Groups["figure"].Success ? term.Groups["figure"].Value : figure);

    [GeneratedRegex(@"(\s<=?\s)")]
    private static partial Regex Sign();

    [GeneratedRegex(@"^((?<factor>[0-9]+(\.[0-9]+)?) ?\* ?)?(?<point>[^@*<]+?)( ?@ ?(?<figure>[A-Za-z0-9.]+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Term();
}

/// <summary>One number of an <see cref="Ordering"/>.</summary>
/// <param name="Factor">What the figure is multiplied with.</param>
/// <param name="Values">Values of settings that one point alone has.</param>
/// <param name="Figure">The figure.</param>
public sealed record OrderingTerm(double Factor, ImmutableArray<string> Values, string Figure);
