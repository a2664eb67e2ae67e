namespace NeuroSim.Data;

/// <summary>Items of a pool in a given order, which begins anew when it is through.</summary>
/// <param name="items">The pool: rows of numbers of one length.</param>
/// <param name="labels">The category of every item.</param>
/// <param name="order">Indices into the pool, at least one.</param>
public sealed class ItemPool(float[][] items, byte[] labels, int[] order) : ILabelledSource
{
    /// <inheritdoc/>
    public int Inputs => items[0].Length;

    /// <inheritdoc/>
    public byte Label(long sample) => labels[order[sample % order.Length]];

    /// <inheritdoc/>
    public void Read(long sample, Span<float> input) => items[order[sample % order.Length]].CopyTo(input);
}
