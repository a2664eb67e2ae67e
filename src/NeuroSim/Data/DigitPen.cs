namespace NeuroSim.Data;

/// <summary>A point of a line the pen draws, in pixels (pixel centres are whole numbers), with the pen's radius there.</summary>
internal readonly record struct PenPoint(float X, float Y, float Radius);

/// <summary>A round, soft pen on a canvas of 28 x 28: the canvas holds how far inside the line each pixel centre lies.</summary>
internal readonly ref struct DigitPen
{
    internal const int Side = DigitGenerator.Side;
    private const float Outside = -1e6f;
    private const float Margin = 2f;

    private readonly Span<float> _depth;

    internal DigitPen(Span<float> canvas)
    {
        _depth = canvas;
        _depth.Fill(Outside);
    }

    /// <summary>Draws from <paramref name="a"/> to <paramref name="b"/>; the radius changes linearly on the way.</summary>
    internal void Line(PenPoint a, PenPoint b)
    {
        float reach = Math.Max(a.Radius, b.Radius) + Margin;
        int left = Bound(Math.Min(a.X, b.X) - reach), right = Bound(Math.Max(a.X, b.X) + reach + 1);
        int top = Bound(Math.Min(a.Y, b.Y) - reach), bottom = Bound(Math.Max(a.Y, b.Y) + reach + 1);
        float dx = b.X - a.X, dy = b.Y - a.Y, inverse = 1 / Math.Max(dx * dx + dy * dy, 1e-9f);
        for (int y = top; y < bottom; y++)
        {
            for (int x = left; x < right; x++)
            {
                float px = x - a.X, py = y - a.Y;
                float t = Math.Clamp((px * dx + py * dy) * inverse, 0, 1);
                float ex = px - t * dx, ey = py - t * dy;
                float depth = a.Radius + t * (b.Radius - a.Radius) - MathF.Sqrt(ex * ex + ey * ey);
                ref float pixel = ref _depth[y * Side + x];
                pixel = Math.Max(pixel, depth);
            }
        }
    }

    /// <summary>Turns depth into ink 0 .. 1: half at the line's edge, full <paramref name="softness"/> / 2 pixels inside it.</summary>
    internal void Ink(Span<float> ink, float softness)
    {
        float inverse = 1 / softness;
        for (int i = 0; i < ink.Length; i++)
        {
            float level = Math.Clamp(_depth[i] * inverse + 0.5f, 0, 1);
            ink[i] = level * level * (3 - 2 * level);
        }
    }

    private static int Bound(float coordinate) => (int)Math.Clamp(coordinate, 0f, Side);
}
