using System.Collections.Immutable;
using System.Globalization;

namespace NeuroSim.Data;

/// <summary>A point a pen passes through, on a grid of 0..100 to the right and 0..100 down.</summary>
/// <param name="X">To the right.</param>
/// <param name="Y">Down.</param>
/// <param name="Corner">Whether the pen turns sharply here.</param>
internal readonly record struct ControlPoint(float X, float Y, bool Corner);

/// <summary>One way to write a digit: strokes, each a list of points that a smooth line passes through.</summary>
internal sealed class DigitTemplate
{
    private DigitTemplate(ImmutableArray<ImmutableArray<ControlPoint>> strokes) => Strokes = strokes;

    /// <summary>Most points a stroke may have.</summary>
    internal const int MaxPoints = 16;

    /// <summary>Most strokes a template may have.</summary>
    internal const int MaxStrokes = 2;

    internal ImmutableArray<ImmutableArray<ControlPoint>> Strokes { get; }

    /// <summary>Reads <c>x,y x,y! ... | x,y ...</c>: <c>|</c> lifts the pen, <c>!</c> marks a corner.</summary>
    internal static DigitTemplate Parse(string text)
    {
        ImmutableArray<ImmutableArray<ControlPoint>> strokes = [.. text.Split('|').Select(ParseStroke)];
        if (strokes.Length > MaxStrokes || strokes.Any(stroke => stroke.Length is < 2 or > MaxPoints))
            throw new FormatException($"A template has 1 to {MaxStrokes} strokes of 2 to {MaxPoints} points: {text}");
        return new DigitTemplate(strokes);
    }

    private static ImmutableArray<ControlPoint> ParseStroke(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ParsePoint)];

    private static ControlPoint ParsePoint(string text)
    {
        string[] parts = text.TrimEnd('!').Split(',');
        return new ControlPoint(Number(parts[0]), Number(parts[1]), text.EndsWith('!'));
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);
}
