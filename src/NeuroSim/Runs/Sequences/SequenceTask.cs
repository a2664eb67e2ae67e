using NeuroSim.Data;

namespace NeuroSim.Runs.Sequences;

/// <summary>What one network learns from and is tested on.</summary>
/// <param name="Training">Items in the order of training; an epoch takes the first <paramref name="Items"/>.</param>
/// <param name="Items">Items of an epoch.</param>
/// <param name="Watched">Test items of the tests while learning.</param>
/// <param name="Final">Test items of the test after learning.</param>
/// <param name="Orders">The order of test items under one of the protocols that the task has.</param>
internal sealed record SequenceTask(ILabelledSource Training, int Items, ItemSet Watched, ItemSet Final, Func<TestProtocol, ItemSet, int[]> Orders);
