using NeuroSim.Numerics;

namespace NeuroSim.Learning;

/// <summary>Scores become probabilities: e^(s - highest) over their sum.</summary>
internal static class Softmax
{
    /// <summary>Replaces scores by probabilities.</summary>
    public static void Apply(Span<float> scores)
    {
        float highest = scores[0], sum = 0;
        foreach (float score in scores)
            highest = Math.Max(highest, score);
        foreach (ref float score in scores)
            sum += score = Power(score, highest);
        foreach (ref float score in scores)
            score /= sum;
    }

    /// <summary>What a score has of the sum: e^(s - highest).</summary>
    public static float Power(float score, float highest) => LaneMath.Exp(new FloatLane(score - highest)).Value;
}
