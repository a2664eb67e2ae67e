namespace NeuroSim.Runs;

/// <summary>The learning rules an experiment can name.</summary>
public enum LearningRule
{
    /// <summary>TRL one sample at a time, every memory a leaky integrator: the hardware's rule.</summary>
    StreamingTrl,
}
