using NeuroSim.Numerics;

namespace NeuroSim.Neurons;

/// <summary>
/// What a neuron of Forward-Forward and the bus of its layer compute (Hinton 2022, section 2, and the released code), one image at a time; the same for every
/// engine.
/// </summary>
/// <remarks>
/// The layer adds up h^2 (its goodness G) and m; it says 1 / rms, by which neurons scale what they pass on, the modulator 1 - p or -p, and in a positive pass the
/// mean of m. Here m is that before the sample, where the released code has taken the sample in: at most a step of a slow mean.
/// </remarks>
internal static class ForwardForwardNeuron
{
    /// <summary>h; a NaN stays one.</summary>
    public static float Activate(float a) => a <= 0 ? 0f : a;

    /// <summary>1 - p in a positive pass, -p in a negative one; p = sigmoid((G - D) / tau).</summary>
    /// <param name="sign">+1 the image with its own label, -1 with a wrong one.</param>
    /// <param name="goodness">G, the sum of the squares.</param>
    /// <param name="neurons">D, the threshold.</param>
    /// <param name="temperature">tau.</param>
    public static float Modulator(float sign, float goodness, int neurons, float temperature)
    {
        float p = LaneMath.Sigmoid(new FloatLane((goodness - neurons) / temperature)).Value;
        return sign > 0 ? 1f - p : -p;
    }

    /// <summary>Gain of the write of a neuron's weights with the input; the pull to the peers is not gated by the slope, so that it revives silent neurons.</summary>
    /// <param name="rate">epsilon.</param>
    /// <param name="modulator">What the layer says.</param>
    /// <param name="h">Activity.</param>
    /// <param name="pull">lambda (mean of m - m) in a positive pass, 0 in a negative one.</param>
    public static float Gain(float rate, float modulator, float h, float pull) => rate * (modulator * h + pull);
}
