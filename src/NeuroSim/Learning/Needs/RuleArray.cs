namespace NeuroSim.Learning.Needs;

/// <summary>A crossbar of a layer and how often a rule uses it.</summary>
/// <param name="Name">Its name, as in W.</param>
/// <param name="IsLateral">Whether its word lines carry values of the layer's own neurons, and not its inputs.</param>
/// <param name="LearningReads">Reads of all its columns for a learning sample.</param>
/// <param name="InferenceReads">Reads of all its columns for a sample that is only seen.</param>
/// <param name="TransposedReads">Reads the other way round, from bit lines to word lines, for a learning sample.</param>
/// <param name="OuterProducts">Rank-1 changes of all its cells by post-factor times pre-factor, for a learning sample.</param>
public sealed record RuleArray(string Name, bool IsLateral, double LearningReads, double InferenceReads, double TransposedReads, double OuterProducts)
{
    /// <summary>Reads the other way round for a sample that is only seen.</summary>
    public double TransposedInferenceReads { get; init; }
}
