using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>The loss of one context's scores, and its derivative by each.</summary>
internal static class ScoreLoss
{
    /// <summary>The loss, weighed.</summary>
    /// <param name="kind">Hinge or softmax.</param>
    /// <param name="scores">u of each tile; the softmax takes the first one for that which follows.</param>
    /// <param name="signs">y of each.</param>
    /// <param name="shares">What each weighs; the softmax takes the first one for all.</param>
    /// <param name="gains">Receives the derivatives.</param>
    public static float Derive(ContrastiveLoss kind, ReadOnlySpan<float> scores, ReadOnlySpan<float> signs, ReadOnlySpan<float> shares, Span<float> gains) =>
        kind == ContrastiveLoss.Softmax ? Softmax(scores, shares[0], gains) : Hinge(scores, signs, shares, gains);

    /// <summary>max(0, 1 - y u): beyond the margin nothing is learned.</summary>
    private static float Hinge(ReadOnlySpan<float> scores, ReadOnlySpan<float> signs, ReadOnlySpan<float> shares, Span<float> gains)
    {
        float loss = 0;
        for (int n = 0; n < scores.Length; n++)
        {
            float margin = 1f - signs[n] * scores[n];
            gains[n] = margin <= 0f ? 0f : -signs[n] * shares[n];
            loss += margin <= 0f ? 0f : shares[n] * margin;
        }

        return loss;
    }

    /// <summary>-log of the first one's share of e^u.</summary>
    private static float Softmax(ReadOnlySpan<float> scores, float share, Span<float> gains)
    {
        float highest = scores[0], sum = 0;
        foreach (float score in scores)
            highest = Math.Max(highest, score);
        for (int n = 0; n < scores.Length; n++)
            sum += gains[n] = LaneMath.Exp(new FloatLane(scores[n] - highest)).Value;
        foreach (ref float gain in gains)
            gain *= share / sum;
        gains[0] -= share;
        return share * ((float)Math.Log(sum) + highest - scores[0]);
    }
}
