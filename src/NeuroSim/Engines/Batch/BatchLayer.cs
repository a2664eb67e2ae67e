using System.Runtime.InteropServices;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>
/// One layer of the batch engine: a row a neuron, a column a sample. Its weights are those of a <see cref="LayerState"/>. Work comes in blocks of 16
/// neurons; a call touches the rows of its block alone.
/// </summary>
internal sealed class BatchLayer
{
    /// <summary>Neurons of a block.</summary>
    public const int BlockRows = 2 * TileKernel.Rows;

    private readonly LayerState _state;
    private readonly Activation _activation;
    private readonly AlignedFloats _ones;

    /// <summary>A layer over <paramref name="state"/>.</summary>
    public BatchLayer(LayerState state, int samples, OptimizerKind optimizer)
    {
        (_state, _activation, Samples) = (state, state.Layer.Activation, samples);
        int neurons = state.Layer.Neurons;
        (Activations, Slopes, Errors) = (new Matrix(neurons, samples), new Matrix(neurons, samples), new Matrix(neurons, samples));
        BySample = new Matrix(samples, neurons);
        Weights = new Parameters(state.Forward.Cells, state.Forward.Stride, state.Layer.Inputs, optimizer, state.Forward.Bias);
        _ones = new AlignedFloats(AlignedFloats.Padded(samples));
        _ones.Span[..samples].Fill(1f);
    }

    /// <summary>B.</summary>
    public int Samples { get; }

    /// <summary>D.</summary>
    public int Neurons => _state.Layer.Neurons;

    /// <summary>Blocks of neurons.</summary>
    public int Blocks => (Neurons + BlockRows - 1) / BlockRows;

    /// <summary>W and b.</summary>
    public Parameters Weights { get; }

    /// <summary>z, D x B.</summary>
    public Matrix Activations { get; }

    /// <summary>f', D x B.</summary>
    public Matrix Slopes { get; }

    /// <summary>dLoss/da, D x B.</summary>
    public Matrix Errors { get; }

    /// <summary>z the other way round, B x D: what the next layer's gradient runs along.</summary>
    public Matrix BySample { get; }

    /// <summary>The neurons of a block.</summary>
    public (int From, int To) RowsOf(int block) => (block * BlockRows, Math.Min(Neurons, (block + 1) * BlockRows));

    /// <summary>z = f(W x + b) and its slope for the neurons of a block.</summary>
    /// <param name="block">Block.</param>
    /// <param name="input">I x B.</param>
    public void Forward(int block, Matrix input)
    {
        (int from, int to) = RowsOf(block);
        Product(_state.Forward.Cells, _state.Forward.Stride, from, to, _state.Layer.Inputs, input, Activations);
        for (int j = from; j < to; j++)
            Activate(Activations.Line(j), Slopes.Line(j), _state.Forward.Bias.Span[j]);
        Transposition.CopyRows(Activations, BySample, from, to);
    }

    /// <summary>Descends along W and b with the errors of a block.</summary>
    /// <param name="block">Block.</param>
    /// <param name="input">The layer's input, B x I.</param>
    /// <param name="step">The update.</param>
    /// <param name="tile">Room for a tile.</param>
    public void Descend(int block, Matrix input, in BatchStep step, Span<float> tile)
    {
        (int from, int to) = RowsOf(block);
        Descend(Weights, Errors, from, to, input, step, tile);
        for (int j = from; j < to; j++)
            Weights.UpdateBias(j, Sum(Errors.Line(j)), step);
    }

    /// <summary>Descends along rows [from, to) of <paramref name="weights"/>; a gradient is used while it is in the cache and never written to memory.</summary>
    public static void Descend(Parameters weights, Matrix errors, int from, int to, Matrix input, in BatchStep step, Span<float> tile)
    {
        for (int column = 0; column < input.Columns; column += TileKernel.Columns)
        {
            int width = Math.Min(TileKernel.Columns, AlignedFloats.Padded(input.Columns) - column);
            for (int row = from; row < to; row += TileKernel.Rows)
            {
                int rows = Math.Min(TileKernel.Rows, to - row);
                Tile(errors, row, rows, input, column, width, tile);
                for (int r = 0; r < rows; r++)
                    weights.Update(row + r, column, tile.Slice(r * width, width), step);
            }
        }
    }

    /// <summary>rows x width of A B^T where B^T is given by sample: the sum over samples of a_j b_i.</summary>
    public static void Tile(Matrix a, int row, int rows, Matrix bySample, int column, int width, Span<float> tile) => TileKernel.Run(
        rows, width, a.Columns, ref a.Values.Span[row * a.Stride], a.Stride, 1, ref bySample.Values.Span[column], bySample.Stride,
        ref MemoryMarshal.GetReference(tile), width, adds: false);

    /// <summary>Rows [from, to) of A times a matrix with a column a sample.</summary>
    public static void Product(AlignedFloats a, int stride, int from, int to, int depth, Matrix b, Matrix c)
    {
        for (int row = from; row < to; row += TileKernel.Rows)
        {
            for (int column = 0; column < c.Columns; column += TileKernel.Columns)
            {
                TileKernel.Run(
                    Math.Min(TileKernel.Rows, to - row), Math.Min(TileKernel.Columns, AlignedFloats.Padded(c.Columns) - column), depth,
                    ref a.Span[row * stride], stride, 1, ref b.Values.Span[column], b.Stride, ref c.Values.Span[row * c.Stride + column], c.Stride, adds: false);
            }
        }
    }

    /// <summary>The sum of a row over the samples, in the fixed order of <see cref="RowKernels"/>.</summary>
    public float Sum(ReadOnlySpan<float> line) => RowKernels.Dot(line, _ones.Span);

    private void Activate(Span<float> line, Span<float> slopes, float bias)
    {
        for (int i = 0; i < line.Length; i += Vector512Lane.Count)
        {
            (Vector512Lane z, Vector512Lane slope) = ActivationFunction.Evaluate(_activation, Vector512Lane.Load(line[i..]) + Vector512Lane.All(bias));
            z.Store(line[i..]);
            slope.Store(slopes[i..]);
        }

        line[Samples..].Clear();
        slopes[Samples..].Clear();
    }
}
