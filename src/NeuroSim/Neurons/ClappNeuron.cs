namespace NeuroSim.Neurons;

/// <summary>
/// What a neuron of CLAPP and the bus of its layer compute (Illing et al. 2021, eq. 5 and 8 to 10, one tile at a time); the same for every engine.
/// </summary>
/// <remarks>
/// Neuron j knows z, its slope, d = (P c)_j and q = (R z)_j, and holds c and its slope of the context tile. The layer adds up z d and c q. Where the first sum
/// times y is below 1 the layer says y, else 0 (the gate); the second sum gates the write for the context in the same way.
/// </remarks>
internal static class ClappNeuron
{
    private const float Margin = 1f;

    /// <summary>z and rho'.</summary>
    public static (float Activity, float Slope) Activate(float a) => a <= 0 ? (0f, 0f) : (a, 1f);

    /// <summary>gamma, y where the hinge max(0, 1 - y u) is open, else 0.</summary>
    /// <param name="y">+1 fixation, -1 saccade.</param>
    /// <param name="score">u, the layer's sum.</param>
    public static float Gate(float y, float score) => y * score < Margin ? y : 0f;

    /// <summary>Gain of the write of W and b with the present input (eq. 8).</summary>
    public static float PresentGain(float rate, float gate, float d, float slope) => rate * gate * d * slope;

    /// <summary>Gain of the write of W and b with the held input (eq. 9).</summary>
    public static float ContextGain(float rate, float contextGate, float q, float contextSlope) => rate * contextGate * q * contextSlope;

    /// <summary>Gain of the write of row j of P with c, or of R with z (eq. 10): the neuron's z, or its c.</summary>
    public static float LateralGain(float rate, float gate, float activity) => rate * gate * activity;
}
