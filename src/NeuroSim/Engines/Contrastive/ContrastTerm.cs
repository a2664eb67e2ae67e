using NeuroSim.Engines.Batch;
using NeuroSim.Learning;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>
/// Scores of pairs of a context c and a tile z, as one of the two sees them: u = z . (P c), which z learns from and the prediction P, or u = c . (R z), which c learns
/// from and the retrodiction R (Illing et al. 2021, eqs. 8 to 10, 16 to 18). The side behind the weights is a constant, or it learns too, through their transpose (eq. 7).
/// </summary>
internal sealed class ContrastTerm
{
    private readonly IEncoderLayer _learner, _source;
    private readonly Saccades _saccades;
    private readonly ContrastiveLoss _loss;
    private readonly bool _predicts;
    private readonly LinearWeights _weights;
    private readonly Matrix _seen, _errors;
    private readonly Matrix? _turned, _sent;
    private readonly float[] _scores, _gains;

    private ContrastTerm(IEncoderLayer learner, IEncoderLayer source, Saccades saccades, ContrastiveLoss loss, bool predicts, LinearWeights weights, bool sendsBack)
    {
        (_learner, _source, _saccades, _loss, _predicts, _weights) = (learner, source, saccades, loss, predicts, weights);
        int rows = predicts ? saccades.Contexts : source.Activations.Rows, neurons = learner.Activations.Columns;
        (_seen, _errors) = (new Matrix(rows, neurons), new Matrix(rows, neurons));
        (_scores, _gains) = (new float[saccades.Compared], new float[saccades.Compared]);
        if (sendsBack)
            (_turned, _sent) = (new Matrix(neurons, source.Activations.Columns), new Matrix(rows, source.Activations.Columns));
    }

    /// <summary>u = z . (P c).</summary>
    /// <param name="tiles">The layer of z, which learns.</param>
    /// <param name="contexts">The layer of c.</param>
    /// <param name="saccades">What is compared.</param>
    /// <param name="loss">Hinge or softmax.</param>
    /// <param name="weights">P.</param>
    /// <param name="sendsBack">Whether c learns too, through P^T.</param>
    public static ContrastTerm Prediction(IEncoderLayer tiles, IEncoderLayer contexts, Saccades saccades, ContrastiveLoss loss, LinearWeights weights, bool sendsBack) =>
        new(tiles, contexts, saccades, loss, predicts: true, weights, sendsBack);

    /// <summary>u = c . (R z).</summary>
    /// <param name="contexts">The layer of c, which learns.</param>
    /// <param name="tiles">The layer of z.</param>
    /// <param name="saccades">What is compared.</param>
    /// <param name="loss">Hinge or softmax.</param>
    /// <param name="weights">R.</param>
    public static ContrastTerm Retrodiction(IEncoderLayer contexts, IEncoderLayer tiles, Saccades saccades, ContrastiveLoss loss, LinearWeights weights) =>
        new(contexts, tiles, saccades, loss, predicts: false, weights, sendsBack: false);

    /// <summary>The loss of a batch; adds to the errors of the layers that learn, and leaves the gradient of the weights.</summary>
    public double Run()
    {
        SampleProducts.Multiply(_source.Activations, _weights.Values, _seen);
        _errors.Values.Span.Clear();
        double loss = 0;
        for (int context = 0; context < _saccades.Contexts; context++)
            loss += Compare(context);
        _weights.Accumulate(_source.Activations, _errors, hasBias: false);
        if (_sent is not null)
            SendBack(_sent);
        return loss;
    }

    /// <summary>Descends along the gradient of the weights.</summary>
    public void Step(in BatchStep step) => _weights.Step(step);

    /// <summary>All that the term remembers.</summary>
    public IEnumerable<(string Name, AlignedFloats Values)> Sections() => _weights.Sections(_predicts ? "prediction" : "retrodiction");

    private float Compare(int context)
    {
        ReadOnlySpan<int> rows = _saccades.Rows(context);
        for (int n = 0; n < rows.Length; n++)
        {
            (int learner, int source) = Sides(context, rows[n]);
            _scores[n] = RowKernels.Dot(_learner.Activations.Line(learner), _seen.Line(source));
        }

        float loss = ScoreLoss.Derive(_loss, _scores, _saccades.Signs(context), _saccades.Shares(context), _gains);
        for (int n = 0; n < rows.Length; n++)
        {
            (int learner, int source) = Sides(context, rows[n]);
            if (_gains[n] == 0f)
                continue;
            RowKernels.Write(_learner.Errors.Line(learner), _gains[n], _seen.Line(source));
            RowKernels.Write(_errors.Line(source), _gains[n], _learner.Activations.Line(learner));
        }

        return loss;
    }

    /// <summary>Rows of the side that learns and of the side behind the weights.</summary>
    private (int Learner, int Source) Sides(int context, int tile) => _predicts ? (tile, context) : (context, tile);

    private void SendBack(Matrix sent)
    {
        Transposition.Copy(_weights.Values, _turned!);
        SampleProducts.Multiply(_errors, _turned!, sent);
        for (int row = 0; row < sent.Rows; row++)
            RowKernels.Write(_source.Errors.Line(row), 1f, sent.Line(row));
    }
}
