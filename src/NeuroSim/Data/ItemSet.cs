using NeuroSim.Numerics;

namespace NeuroSim.Data;

/// <summary>Items in memory, with what they are: the rows of a matrix and a class each.</summary>
/// <param name="inputs">N x I.</param>
/// <param name="labels">N classes.</param>
public sealed class ItemSet(Matrix inputs, byte[] labels)
{
    /// <summary>The items, N x I.</summary>
    public Matrix Inputs => inputs;

    /// <summary>The class of every item.</summary>
    public ReadOnlySpan<byte> Labels => labels;

    /// <summary>N.</summary>
    public int Count => labels.Length;

    /// <summary>Items [first, first + count) of a source.</summary>
    public static ItemSet Of(ILabelledSource source, long first, int count)
    {
        ArgumentNullException.ThrowIfNull(source);
        var items = new Matrix(count, source.Inputs);
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++)
        {
            source.Read(first + i, items.Row(i));
            labels[i] = source.Label(first + i);
        }

        return new ItemSet(items, labels);
    }

    /// <summary>The items in an order.</summary>
    public ILabelledSource In(int[] order) => new Ordered(this, order);

    private sealed class Ordered(ItemSet items, int[] order) : ILabelledSource
    {
        public int Inputs => items.Inputs.Columns;

        public byte Label(long sample) => items.Labels[order[sample % order.Length]];

        public void Read(long sample, Span<float> input) => items.Inputs.Row(order[sample % order.Length]).CopyTo(input);
    }
}
