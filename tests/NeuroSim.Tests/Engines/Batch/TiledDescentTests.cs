using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Tests.Engines.Batch;

public sealed class TiledDescentTests
{
    private const double Rate = 1e-3;
    private const int Steps = 3;

    /// <summary>
    /// Whatever runs beside what: the same bits as sums sample by sample and an update weight by weight. Shapes have whole tiles and edges, sums longer and shorter than
    /// an update fits beside; the third and the last one have vectors of 16 at the edge.
    /// </summary>
    [Theory]
    [InlineData(16, 64, 64, 1, OptimizerKind.Adam)]
    [InlineData(24, 100, 64, 1, OptimizerKind.Adam)]
    [InlineData(21, 80, 67, 1, OptimizerKind.Adam)]
    [InlineData(16, 96, 63, 1, OptimizerKind.Adam)]
    [InlineData(16, 96, 64, 2, OptimizerKind.Adam)]
    [InlineData(16, 256, 80, 2, OptimizerKind.Adam)]
    [InlineData(3, 7, 5, 1, OptimizerKind.Adam)]
    [InlineData(16, 64, 64, 1, OptimizerKind.Sgd)]
    [InlineData(21, 80, 64, 2, OptimizerKind.Sgd)]
    public void Run_SeveralSteps_BitsOfOneWeightAtATime(int rows, int columns, int samples, int passes, OptimizerKind optimizer)
    {
        var random = new Philox(5, RandomStream.Digits);
        var values = new Matrix(rows, columns);
        Fill(values, random, 0);
        var weights = new Parameters(values.Values, values.Stride, columns, optimizer);
        var reference = new ReferenceWeights(values);
        for (int n = 1; n <= Steps; n++)
        {
            Term[] terms = [.. Enumerable.Range(0, passes).Select(pass => new Term(rows, columns, samples, random, n * passes + pass))];
            var step = new BatchStep(AdamStep.Of(Rate, n), (float)Rate, 0.9f);
            new TiledDescent(weights, Array.ConvertAll(terms, term => term.Gradient), step, new float[TiledDescent.Room]).Run(0, rows, default(ProductGradient));
            reference.Descend(terms, optimizer, step);
        }

        for (int r = 0; r < rows; r++)
            Assert.Equal(reference.W[r], values.Row(r).ToArray());
        Assert.Contains(reference.W.SelectMany(row => row), weight => weight != 0);
    }

    /// <summary>Rows outside of those asked for stand, and so do their moments.</summary>
    [Fact]
    public void Run_SomeRows_OthersStand()
    {
        var random = new Philox(6, RandomStream.Digits);
        var values = new Matrix(48, 96);
        Fill(values, random, 0);
        float[] before = values.Values.Span.ToArray();
        var weights = new Parameters(values.Values, values.Stride, 96, OptimizerKind.Adam);
        var term = new Term(48, 96, 64, random, 1);
        new TiledDescent(weights, [term.Gradient], new BatchStep(AdamStep.Of(Rate, 1), 0, 0), new float[TiledDescent.Room]).Run(16, 32, default(ProductGradient));
        for (int i = 0; i < before.Length; i++)
        {
            bool learns = i / values.Stride is >= 16 and < 32 && i % values.Stride < 96;
            Assert.Equal(learns, values.Values.Span[i] != before[i]);
            Assert.Equal(learns, weights.First.Span[i] != 0);
            Assert.Equal(learns, weights.Second.Span[i] != 0);
        }
    }

    private static void Fill(Matrix matrix, Philox random, int draw)
    {
        for (int i = 0; i < matrix.Rows; i++)
        {
            for (int j = 0; j < matrix.Columns; j++)
                matrix[i, j] = (float)random.Normal((uint)(i * matrix.Columns + j), (ulong)draw);
        }
    }

    /// <summary>Errors and inputs of a pass.</summary>
    private sealed class Term
    {
        public Term(int rows, int columns, int samples, Philox random, int draw)
        {
            (Errors, Inputs) = (new Matrix(rows, samples), new Matrix(columns, samples));
            Fill(Errors, random, 2 * draw);
            Fill(Inputs, random, 2 * draw + 1);
            var panels = new SamplePanels(samples, columns);
            panels.CopyRows(Inputs, 0, columns);
            Gradient = new GradientTerm(Errors, panels);
        }

        public Matrix Errors { get; }

        public Matrix Inputs { get; }

        public GradientTerm Gradient { get; }
    }

    /// <summary>Weights that learn one by one.</summary>
    private sealed class ReferenceWeights(Matrix initial)
    {
        private readonly float[][] _first = Like(initial), _second = Like(initial);

        public float[][] W { get; } = [.. Enumerable.Range(0, initial.Rows).Select(r => initial.Row(r).ToArray())];

        public void Descend(Term[] terms, OptimizerKind optimizer, in BatchStep step)
        {
            for (int r = 0; r < initial.Rows; r++)
            {
                for (int c = 0; c < initial.Columns; c++)
                {
                    float gradient = 0;
                    foreach (Term term in terms)
                    {
                        for (int i = 0; i < term.Errors.Columns; i++)
                            gradient = MathF.FusedMultiplyAdd(term.Errors[r, i], term.Inputs[c, i], gradient);
                    }

                    Span<float> w = W[r].AsSpan(c, 1), first = _first[r].AsSpan(c, 1);
                    if (optimizer == OptimizerKind.Adam)
                        Adam.Update(w, first, _second[r].AsSpan(c, 1), [gradient], step.Adam);
                    else
                        step.Descend(w, first, [gradient]);
                }
            }
        }

        private static float[][] Like(Matrix matrix) => [.. Enumerable.Range(0, matrix.Rows).Select(_ => new float[matrix.Columns])];
    }
}
