using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>max(0, a) and its slope.</summary>
internal static class Rectifier
{
    /// <summary>a becomes max(0, a).</summary>
    public static void Apply(Matrix values)
    {
        Span<float> z = values.Values.Span;
        for (int i = 0; i < z.Length; i += Vector512Lane.Count)
        {
            Vector512Lane a = Vector512Lane.Load(z[i..]);
            Vector512Lane.WherePositive(a, a, a - a).Store(z[i..]);
        }
    }

    /// <summary>Errors by z become errors by a: 0 where the rectifier was silent.</summary>
    public static void Gate(Matrix values, Matrix errors)
    {
        Span<float> e = errors.Values.Span, z = values.Values.Span;
        for (int i = 0; i < z.Length; i += Vector512Lane.Count)
            Vector512Lane.WherePositive(Vector512Lane.Load(z[i..]), Vector512Lane.Load(e[i..]), Vector512Lane.All(0f)).Store(e[i..]);
    }
}
