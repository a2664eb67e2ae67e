namespace NeuroSim.Networks;

/// <summary>
/// How long each part of a layer is busy with one sample, in whole ticks, at least 0. An event engine delays its messages by these;
/// where they come from is not its concern (<c>Costs</c> derives them from a technology).
/// </summary>
/// <param name="ForwardRead">From the word lines being driven until every column sum of the feed-forward array is converted.</param>
/// <param name="Neuron">Activation, memories and deviation: from the column sum until z, m, v and d stand.</param>
/// <param name="LateralRead">From d on the word lines until every lateral sum is converted.</param>
/// <param name="Error">From the lateral result until e and the size of the write stand.</param>
/// <param name="WeightWrite">One write pass over the feed-forward array, which cannot be read meanwhile.</param>
/// <param name="LateralWrite">One write pass over the lateral array, which cannot be read meanwhile.</param>
public sealed record PartLatencies(long ForwardRead, long Neuron, long LateralRead, long Error, long WeightWrite, long LateralWrite);
