using NeuroSim.Crossbars;
using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Local;

/// <summary>CLAPP for one layer on flat arrays.</summary>
internal sealed class ClappVectorRule(LocalLayer layer, Divergence divergence) : IVectorRule
{
    private readonly LocalLayerState _state = layer.State;
    private readonly AlignedFloats _z = new(AlignedFloats.Padded(layer.Neurons));
    private readonly float[] _slope = new float[layer.Neurons], _d = new float[layer.Neurons], _q = new float[layer.Neurons];
    private readonly LayerSum _score = new(layer.Neurons), _contextScore = new(layer.Neurons);

    public int Phases => 3;

    public ReadOnlySpan<float> Outputs => _z.Span;

    public void Run(int phase, long pass, float signal, ReadOnlySpan<float> input, int from, int to, ref LocalWrites writes)
    {
        if (phase == 0)
            Read(input, from, to);
        else if (phase == 1 && signal == 0)
            Hold(pass, input, from, to);
        else if (phase == 1)
            Score(pass, from, to);
        else if (signal != 0)
            Write(pass, signal, input, from, to, ref writes);
    }

    public LocalCounts Counts(long passes, long marked, LocalWrites writes)
    {
        long inputs = layer.Inputs, neurons = layer.Neurons, tiles = (neurons + CrossbarTile.BitLines - 1) / CrossbarTile.BitLines, contexts = passes - marked;
        var circuits = new LayerCounts
        {
            Samples = passes,
            ForwardDacConversions = passes * inputs,
            ForwardCellReads = passes * neurons * (inputs + 1),
            ForwardAdcConversions = passes * neurons,
            ActivationSteps = passes * neurons,
            LateralDacConversions = 2 * marked * neurons,
            LateralCellReads = 2 * marked * neurons * neurons,
            LateralAdcConversions = 2 * marked * neurons,
            PreviousWrites = contexts * (neurons + inputs),
            ErrorSteps = 2 * marked * neurons,
            ColumnWrites = writes.Forward,
            WeightCellWrites = writes.Forward * (inputs + 1),
            LateralCellWrites = writes.Lateral * neurons,
        };
        long each = 1 + tiles + 2 * neurons + (layer.Index > 0 ? inputs : 0), context = neurons + 1, next = 2 * tiles + 6 * neurons;
        return new LocalCounts(circuits, passes * each + contexts * context + marked * next + writes.Forward + writes.Lateral, 2 * marked, contexts + 2 * marked);
    }

    private void Read(ReadOnlySpan<float> input, int from, int to)
    {
        for (int j = from; j < to; j++)
            (_z.Span[j], _slope[j]) = ClappNeuron.Activate(_state.Forward.Read(j, input));
    }

    /// <summary>The rows of a thread and, of the word lines, its share.</summary>
    private void Hold(long pass, ReadOnlySpan<float> input, int from, int to)
    {
        for (int j = from; j < to; j++)
            layer.Hold(j, _z.Span[j], _slope[j], pass);
        long inputs = layer.Inputs;
        for (int i = (int)(inputs * from / layer.Neurons); i < inputs * to / layer.Neurons; i++)
            layer.HoldInput(i, input[i], pass);
    }

    private void Score(long pass, int from, int to)
    {
        for (int j = from; j < to; j++)
        {
            (_d[j], _q[j]) = (_state.Prediction.Read(j, _state.Context.Span), _state.Retrodiction.Read(j, _z.Span));
            float part = _z.Span[j] * _d[j], contextPart = _state.Context.Span[j] * _q[j];
            (_score[j], _contextScore[j]) = (part, contextPart);
            if (!float.IsFinite(part) || !float.IsFinite(contextPart))
                divergence.Report(layer.Index, j, pass, heard: false);
        }
    }

    private void Write(long pass, float signal, ReadOnlySpan<float> input, int from, int to, ref LocalWrites writes)
    {
        float rate = layer.Network.RateAt(pass), gate = ClappNeuron.Gate(signal, _score.Total), contextGate = ClappNeuron.Gate(signal, _contextScore.Total);
        for (int j = from; j < to; j++)
        {
            float c = _state.Context.Span[j], present = ClappNeuron.PresentGain(rate, gate, _d[j], _slope[j]);
            float held = ClappNeuron.ContextGain(rate, contextGate, _q[j], _state.ContextSlope.Span[j]);
            writes.Forward += Written(present, pass, j) + Written(held, pass, j);
            if (present != 0)
                _state.Forward.Write(j, present, input);
            if (held != 0)
                _state.Forward.Write(j, held, _state.ContextInput.Span);
            writes.Lateral += WriteLateral(_state.Prediction, pass, j, ClappNeuron.LateralGain(rate, gate, _z.Span[j]), _state.Context.Span);
            writes.Lateral += WriteLateral(_state.Retrodiction, pass, j, ClappNeuron.LateralGain(rate, gate, c), _z.Span);
        }
    }

    private int WriteLateral(ForwardCrossbar cells, long pass, int j, float gain, ReadOnlySpan<float> lines)
    {
        if (gain != 0)
            cells.WriteCells(j, gain, lines);
        return Written(gain, pass, j);
    }

    private int Written(float gain, long pass, int j)
    {
        if (!float.IsFinite(gain))
            divergence.Report(layer.Index, j, pass, heard: false);
        return gain == 0 ? 0 : 1;
    }
}
