using System.Collections.Immutable;

namespace NeuroSim.Data;

/// <summary>
/// The way of the pen over one image: strokes of a template with jittered points, as smooth lines of many short pieces. Points
/// are in grid units until <see cref="Fit"/>, then in pixels; a radius is relative to the pen's until then, then in pixels.
/// </summary>
internal ref struct DigitTrajectory
{
    private const int PiecesPerSpan = 6;

    /// <summary>Room that any template needs.</summary>
    internal const int Capacity = DigitTemplate.MaxStrokes * ((DigitTemplate.MaxPoints - 1) * PiecesPerSpan + 1);

    private readonly Span<PenPoint> _points;
    private int _count, _firstStrokeEnd;

    internal DigitTrajectory(Span<PenPoint> points) => _points = points;

    /// <summary>Adds the strokes of <paramref name="template"/> as <paramref name="hand"/> writes them.</summary>
    internal void Write(DigitTemplate template, in Handwriting hand, ref DigitDraws draws, float carelessness)
    {
        Span<ControlPoint> jittered = stackalloc ControlPoint[DigitTemplate.MaxPoints];
        foreach (ImmutableArray<ControlPoint> stroke in template.Strokes)
        {
            Jitter(stroke.AsSpan(), jittered, ref draws, carelessness);
            WriteStroke(jittered[..stroke.Length], hand, ref draws);
            if (_firstStrokeEnd == 0)
                _firstStrokeEnd = _count;
        }
    }

    /// <summary>
    /// Scales the way to <paramref name="height"/> pixels, no wider than <paramref name="maxWidth"/>, and shifts it from the middle
    /// of the canvas, as far as that leaves it room.
    /// </summary>
    internal readonly void Fit(float height, float maxWidth, float shiftX, float shiftY, float penRadius)
    {
        float left = float.MaxValue, right = float.MinValue, top = float.MaxValue, bottom = float.MinValue;
        foreach (PenPoint point in _points[.._count])
        {
            (left, right) = (Math.Min(left, point.X), Math.Max(right, point.X));
            (top, bottom) = (Math.Min(top, point.Y), Math.Max(bottom, point.Y));
        }

        float scale = Math.Min(height / (bottom - top), maxWidth / Math.Max(right - left, 1));
        float x0 = Place(shiftX, scale * 0.5f * (right - left) + penRadius) - scale * 0.5f * (left + right);
        float y0 = Place(shiftY, scale * 0.5f * (bottom - top) + penRadius) - scale * 0.5f * (top + bottom);
        foreach (ref PenPoint point in _points[.._count])
            point = new PenPoint(x0 + scale * point.X, y0 + scale * point.Y, penRadius * point.Radius);
    }

    /// <summary>Moves the pen over the canvas.</summary>
    internal readonly void Draw(in DigitPen pen)
    {
        for (int i = 1; i < _count; i++)
        {
            if (i != _firstStrokeEnd)
                pen.Line(_points[i - 1], _points[i]);
        }
    }

    /// <summary>The middle of the canvas plus the shift, cut so that <paramref name="half"/> the extent and a soft edge fit in.</summary>
    private static float Place(float shift, float half)
    {
        const float middle = (DigitGenerator.Side - 1) / 2f, softEdge = 1;
        float room = Math.Max(middle - half - softEdge, 0);
        return middle + Math.Clamp(shift, -room, room);
    }

    /// <summary>Moves every point a little by itself, and the stroke as a whole.</summary>
    private static void Jitter(ReadOnlySpan<ControlPoint> stroke, Span<ControlPoint> jittered, ref DigitDraws draws, float carelessness)
    {
        (float strokeX, float strokeY) = draws.NormalPair(3f * carelessness);
        for (int i = 0; i < stroke.Length; i++)
        {
            (float x, float y) = draws.NormalPair(2.7f * carelessness);
            jittered[i] = stroke[i] with { X = stroke[i].X + strokeX + x, Y = stroke[i].Y + strokeY + y };
        }
    }

    private void WriteStroke(scoped ReadOnlySpan<ControlPoint> stroke, in Handwriting hand, ref DigitDraws draws)
    {
        float roundness = draws.Between(0, 0.8f);
        (float startPressure, float endPressure) = draws.NormalPair(0.18f);
        float middlePressure = draws.Normal(0.15f);
        float step = 1f / ((stroke.Length - 1) * PiecesPerSpan);
        for (int span = 0; span + 1 < stroke.Length; span++)
        {
            for (int piece = span == 0 ? 0 : 1; piece <= PiecesPerSpan; piece++)
            {
                (float x, float y) = HermiteCurve.At(stroke, span, piece * (1f / PiecesPerSpan), roundness);
                (x, y) = hand.Place(x, y);
                float along = (span * PiecesPerSpan + piece) * step, rest = 1 - along;
                float pressure = startPressure * rest + endPressure * along + 4 * middlePressure * along * rest;
                _points[_count++] = new PenPoint(x, y, 1 + pressure);
            }
        }
    }
}
