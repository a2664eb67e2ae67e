namespace NeuroSim.Neurons;

/// <summary>The activation function z = f(a).</summary>
public enum Activation
{
    /// <summary>max(0, a).</summary>
    Relu,

    /// <summary>Hyperbolic tangent.</summary>
    Tanh,

    /// <summary>1 / (1 + e^-a).</summary>
    Sigmoid,

    /// <summary>a times the normal distribution function of a (Hendrycks and Gimpel 2016).</summary>
    Gelu,
}
