using NeuroSim.Numerics;

namespace NeuroSim.Engines.ForwardForward;

/// <summary>
/// Ascent along a running mean of gradients: V = retention V + (1 - retention) g, W += rate (V - decay W) (Hinton's published program of Forward-Forward,
/// whose "momentum" is this mean).
/// </summary>
/// <param name="Retention">Of the mean, in [0, 1).</param>
/// <param name="Rate">Step.</param>
/// <param name="Decay">Share of a weight, at least 0.</param>
internal readonly record struct SmoothedAscent(float Retention, float Rate, float Decay)
{
    /// <summary>One step of a row of weights, whole lines of 16.</summary>
    public void Step(Span<float> weights, Span<float> mean, ReadOnlySpan<float> gradient)
    {
        Vector512Lane keep = Vector512Lane.All(Retention), add = Vector512Lane.All(1 - Retention), rate = Vector512Lane.All(Rate), decay = Vector512Lane.All(-Decay);
        for (int i = 0; i < weights.Length; i += Vector512Lane.Count)
        {
            Vector512Lane v = Vector512Lane.MultiplyAdd(keep, Vector512Lane.Load(mean[i..]), add * Vector512Lane.Load(gradient[i..]));
            v = LaneMath.Flush(v, Smallest);
            v.Store(mean[i..]);
            Vector512Lane w = Vector512Lane.Load(weights[i..]);
            Vector512Lane.MultiplyAdd(rate, Vector512Lane.MultiplyAdd(decay, w, v), w).Store(weights[i..]);
        }
    }

    /// <summary>One step of a bias, which does not decay.</summary>
    public void Step(ref float bias, ref float mean, float gradient)
    {
        mean = LaneMath.Flush(new FloatLane(MathF.FusedMultiplyAdd(Retention, mean, (1 - Retention) * gradient)), Smallest).Value;
        bias = MathF.FusedMultiplyAdd(Rate, mean, bias);
    }

    /// <summary>Means below it are 0: numbers without a leading one are slow, and too small to move a weight.</summary>
    private const float Smallest = 1e-30f;
}
