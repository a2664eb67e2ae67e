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
}
