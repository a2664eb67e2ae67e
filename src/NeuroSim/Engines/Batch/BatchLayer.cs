using System.Collections.Immutable;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>The weights of a layer of the batch engine, which are those of a <see cref="LayerState"/>, and the passes of a batch through it.</summary>
internal sealed class BatchLayer
{
    /// <summary>The fewest neurons of a block of work.</summary>
    public const int BlockRows = 2 * TileKernel.Rows;

    /// <summary>The most neurons of a block, and how many blocks a layer is cut into between the two.</summary>
    private const int MostBlockRows = 8 * TileKernel.Rows, BlocksPerLayer = 32;

    private readonly ImmutableArray<GradientTerm[]> _terms;
    private readonly int _rows;
    private readonly BatchNormSettings? _normalization;
    private readonly ScalarParameters? _scale, _shift;

    /// <summary>A layer over <paramref name="state"/>.</summary>
    /// <param name="state">The layer.</param>
    /// <param name="passes">Its passes, the first one first.</param>
    /// <param name="images">Where batches of images are read into, by <see cref="BatchInput.Slot"/>.</param>
    /// <param name="optimizer">Which state its weights have.</param>
    public BatchLayer(LayerState state, ImmutableArray<BatchPass> passes, IEnumerable<BatchInput> images, OptimizerKind optimizer)
    {
        (State, Passes, _rows) = (state, passes, RowsOfBlocks(state.Layer.Neurons));
        _terms = [.. images.Select(input => passes.Select(pass => pass.Gradient(input)).ToArray())];
        Weights = new Parameters(state.Forward.Cells, state.Forward.Stride, state.Layer.Inputs, optimizer, state.Forward.Bias);
        if (state.Normalization is not { } normalization)
            return;
        _normalization = normalization.Settings;
        (_scale, _shift) = (new ScalarParameters(normalization.Scale, optimizer), new ScalarParameters(normalization.Shift, optimizer));
    }

    /// <summary>The layer.</summary>
    public LayerState State { get; }

    /// <summary>The passes of a batch through it.</summary>
    public ImmutableArray<BatchPass> Passes { get; }

    /// <summary>W and b.</summary>
    public Parameters Weights { get; }

    /// <summary>Blocks of neurons.</summary>
    public int Blocks => (State.Layer.Neurons + _rows - 1) / _rows;

    /// <summary>What a checkpoint holds beyond the layer's state.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections =>
        [.. Weights.Sections("weights"), .. _scale is null ? [] : (IEnumerable<(string, AlignedFloats)>)[("norm-scale-moments", _scale.Moments), ("norm-shift-moments", _shift!.Moments)]];

    /// <summary>The neurons of a block.</summary>
    public (int From, int To) RowsOf(int block) => (block * _rows, Math.Min(State.Layer.Neurons, (block + 1) * _rows));

    /// <summary>Descends along W, b and the normalisation's parameters with the errors of a block in the first passes.</summary>
    /// <param name="block">Block.</param>
    /// <param name="passes">How many passes count.</param>
    /// <param name="images">The images.</param>
    /// <param name="step">The update.</param>
    /// <param name="room">Room for <see cref="TiledDescent.Room"/> floats.</param>
    public void Descend(int block, int passes, BatchInput images, in BatchStep step, Span<float> room)
    {
        (int from, int to) = RowsOf(block);
        new TiledDescent(Weights, _terms[images.Slot].AsSpan(0, passes), step, room).Run(from, to, default(ProductGradient));
        for (int j = from; j < to; j++)
            DescendScalars(j, Passes.AsSpan()[..passes], step);
    }

    /// <summary>
    /// Every block reads the activations of the whole layer out of a cache that does not hold them all, so blocks of a wide layer are long; those of a narrow one are
    /// short, so that every thread has some.
    /// </summary>
    private static int RowsOfBlocks(int neurons) =>
        Math.Clamp((neurons / BlocksPerLayer + TileKernel.Rows - 1) / TileKernel.Rows * TileKernel.Rows, BlockRows, MostBlockRows);

    private void DescendScalars(int j, ReadOnlySpan<BatchPass> passes, in BatchStep step)
    {
        float bias = 0, scale = 0, shift = 0;
        foreach (BatchPass pass in passes)
        {
            bias += pass.Sum(pass.Errors.Line(j));
            scale += pass.Normalization?.ScaleGradient(j) ?? 0;
            shift += pass.Normalization?.ShiftGradient(j) ?? 0;
        }

        Weights.Bias.Update(j, bias, step);
        if (_normalization?.LearnsScale == true)
            _scale!.Update(j, scale, step);
        if (_normalization?.LearnsShift == true)
            _shift!.Update(j, shift, step);
    }
}
