namespace NeuroSim.Numerics;

/// <summary>
/// What a random draw is for. Numbers are part of a run's meaning (same seed, same bytes): append, never renumber.
/// </summary>
public enum RandomStream : uint
{
    /// <summary>Initial feed-forward weights and biases.</summary>
    InitialWeights = 1,

    /// <summary>The order in which training samples are presented.</summary>
    SampleOrder = 2,

    /// <summary>Swaps that lower the coherence of a stream.</summary>
    Coherence = 3,

    /// <summary>Resistance and capacitance of each memory cell, drawn once.</summary>
    CellMismatch = 4,

    /// <summary>kT/C noise of the memory cells.</summary>
    ThermalNoise = 5,

    /// <summary>Initial weights and sample order of the classifier head.</summary>
    Head = 6,

    /// <summary>Shapes of the built-in digits.</summary>
    Digits = 7,

    /// <summary>What differs from cell to cell of an array: bounds, steps, drift, stuck cells; drawn once.</summary>
    DeviceSpread = 8,

    /// <summary>Programming noise and noise from write pulse to write pulse.</summary>
    DeviceWrite = 9,

    /// <summary>Read noise while learning.</summary>
    ReadNoise = 10,

    /// <summary>Read noise while an image is encoded.</summary>
    InferenceNoise = 11,

    /// <summary>Pulse trains on word lines.</summary>
    WordLinePulses = 12,

    /// <summary>Pulse trains on bit lines.</summary>
    BitLinePulses = 13,

    /// <summary>Writes of the lateral array.</summary>
    LateralWrite = 14,

    /// <summary>Pulse trains of the lateral array.</summary>
    LateralPulses = 15,

    /// <summary>Input offsets of memory cells and errors of the squarer, drawn once.</summary>
    CellOffset = 16,

    /// <summary>kT/C noise of the previous-activation memory.</summary>
    PreviousNoise = 17,

    /// <summary>Rounding by chance of registers.</summary>
    RegisterRounding = 18,

    /// <summary>Samples that a sweep draws from its ranges.</summary>
    SweepPoints = 19,

    /// <summary>Initial lateral weights of the batched rules.</summary>
    InitialLateral = 24,

    /// <summary>Which lateral weights exist.</summary>
    LateralMask = 25,

    /// <summary>Initial weights of backpropagation's softmax layer.</summary>
    OutputWeights = 26,

    /// <summary>Target variance of each neuron, drawn once.</summary>
    TargetVariance = 27,

    /// <summary>Rotation, shift and scale of augmented images.</summary>
    Augmentation = 28,

    /// <summary>Noise and states of the synthetic streams of leaky memory.</summary>
    SmoothItems = 29,

    /// <summary>kT/C noise of the cells of leaky activations.</summary>
    ActivationNoise = 30,

    /// <summary>Runs that are drawn anew to say how sure a mean is.</summary>
    Bootstrap = 31,

    /// <summary>Wrong labels of Forward-Forward.</summary>
    WrongLabels = 32,

    /// <summary>Sign of a nudge of Equilibrium Propagation.</summary>
    NudgeSign = 33,

    /// <summary>Which tiles a network is shown as such that follow, and which as such that do not.</summary>
    Saccades = 40,

    /// <summary>Saccades of the streaming CLAPP, and where they go.</summary>
    StreamingSaccades = 41,

    /// <summary>Wrong labels of the streaming Forward-Forward.</summary>
    NegativeLabels = 42,
}
