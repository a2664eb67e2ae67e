namespace NeuroSim.Runs;

/// <summary>The learning rules an experiment can name.</summary>
public enum LearningRule
{
    /// <summary>TRL one sample at a time, every memory a leaky integrator: the hardware's rule.</summary>
    StreamingTrl,

    /// <summary>TRL of the paper: batches, layer after layer.</summary>
    Trl,

    /// <summary>TRL-S of the paper: batches, all layers at once.</summary>
    TrlS,

    /// <summary>Backpropagation: batches, a softmax layer on top.</summary>
    Backprop,

    /// <summary>A hidden layer that leaks and an output layer, by the gradient of every item (<see cref="Engines.Leaky.LeakyEngine"/>).</summary>
    Leaky,

    /// <summary>A layer of long short-term memory, by backpropagation through a window of items (<see cref="Engines.Recurrent.LstmEngine"/>).</summary>
    Lstm,

    /// <summary>Forward-Forward: batches, every layer by its own goodness (Hinton 2022).</summary>
    ForwardForward,

    /// <summary>Equilibrium Propagation: batches, a symmetric network that settles freely and nudged (Scellier and Bengio 2017).</summary>
    EquilibriumPropagation,

    /// <summary>CLAPP and its family on tiles of images: contrast between what follows and what does not (Illing et al. 2021).</summary>
    Clapp,

    /// <summary>Forward-Forward one image at a time, as a chip would run it.</summary>
    StreamingForwardForward,

    /// <summary>CLAPP one tile at a time, as a chip would run it.</summary>
    StreamingClapp,
}
