namespace NeuroSim.Engines.Actors;

/// <summary>What a message carries.</summary>
public enum Signal : byte
{
    /// <summary>The word lines of an array are driven; their values are on the bus that sent this.</summary>
    Drive,

    /// <summary>a, the sum of a neuron's bit line.</summary>
    PreActivation,

    /// <summary>z, a neuron's activation.</summary>
    Activation,

    /// <summary>d = z - m.</summary>
    Deviation,

    /// <summary>lat, the sum of a neuron's lateral bit line.</summary>
    Lateral,

    /// <summary>The gain with which a neuron's column is to be written now.</summary>
    WriteGain,

    /// <summary>e, to be held for a later write, or to drive a bit line.</summary>
    Error,

    /// <summary>mean_i dW_i^2 of a neuron's held gradient, asked of the column and answered by <see cref="HeldGain"/>.</summary>
    GradientMeanSquare,

    /// <summary>The factor of a neuron's held gradient.</summary>
    HeldGain,

    /// <summary>Wakes the input source.</summary>
    Clock,

    /// <summary>What the global bus says to all layers in a pass: y of CLAPP, the sign of Forward-Forward.</summary>
    Global,

    /// <summary>d = (P c)_j, what the context says of a neuron.</summary>
    Prediction,

    /// <summary>q = (R z)_j, what the present activities say of a neuron's context.</summary>
    Retrodiction,

    /// <summary>A neuron's part of the sum that its layer bus reduces.</summary>
    Term,

    /// <summary>A neuron's part of the second sum.</summary>
    SecondTerm,

    /// <summary>To a whole layer: hold what is on the registers' inputs.</summary>
    Hold,

    /// <summary>To a whole layer: the factor by which neurons scale what they pass on.</summary>
    Scale,

    /// <summary>To a whole layer: the third factor of its writes.</summary>
    Modulator,

    /// <summary>To a whole layer: another scalar that its writes need.</summary>
    SecondModulator,

    /// <summary>The gain with which a neuron's column is to be written with the held input.</summary>
    HeldWriteGain,

    /// <summary>t, what an output should be.</summary>
    Target,

    /// <summary>An input of a neuron's own row, for its reset criterion.</summary>
    RowInput,

    /// <summary>To a whole layer: forget.</summary>
    Reset,

    /// <summary>A neuron's score, of which its layer bus finds the largest.</summary>
    Score,

    /// <summary>To a whole layer: the largest score.</summary>
    Largest,

    /// <summary>(U^T e)_j, what the errors of the next layer say to a neuron.</summary>
    Backward,
}

/// <summary>One message between two actors; its tick and phase are those of the mailbag it lies in.</summary>
/// <param name="Source">Who sent it.</param>
/// <param name="Target">Who gets it.</param>
/// <param name="Sample">The sample it belongs to.</param>
/// <param name="Value">The signal's value, 0 for <see cref="Signal.Drive"/> and <see cref="Signal.Clock"/>.</param>
/// <param name="Signal">What it is.</param>
public readonly record struct Message(int Source, int Target, long Sample, float Value, Signal Signal);
