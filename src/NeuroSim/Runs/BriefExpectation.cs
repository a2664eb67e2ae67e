namespace NeuroSim.Runs;

/// <summary>What the result should be after a number of passes other than the experiment's own, as in a run in brief.</summary>
/// <param name="Epochs">Passes over the training images, 0 .. 10000.</param>
/// <param name="Expect">What then holds in place of <see cref="Experiment.Expect"/>.</param>
public sealed record BriefExpectation(int Epochs, ExpectationSet Expect);
