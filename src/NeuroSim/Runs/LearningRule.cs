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
}
