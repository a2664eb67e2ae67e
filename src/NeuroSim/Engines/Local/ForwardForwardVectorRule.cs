using NeuroSim.Networks;
using NeuroSim.Neurons;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Local;

/// <summary>Forward-Forward for one layer on flat arrays.</summary>
internal sealed class ForwardForwardVectorRule(LocalLayer layer, Divergence divergence) : IVectorRule
{
    private readonly LocalLayerState _state = layer.State;
    private readonly AlignedFloats _outputs = new(AlignedFloats.Padded(layer.Neurons));
    private readonly float[] _h = new float[layer.Neurons];
    private readonly LayerSum _goodness = new(layer.Neurons), _traces = new(layer.Neurons);

    public int Phases => 2;

    public ReadOnlySpan<float> Outputs => _outputs.Span;

    public void Run(int phase, long pass, float signal, ReadOnlySpan<float> input, int from, int to, ref LocalWrites writes)
    {
        if (phase == 0)
            Read(pass, input, from, to);
        else
            Write(pass, signal, input, from, to, ref writes);
    }

    public LocalCounts Counts(long passes, long marked, LocalWrites writes)
    {
        long inputs = layer.Inputs, neurons = layer.Neurons, tiles = (neurons + CrossbarTile.BitLines - 1) / CrossbarTile.BitLines;
        var circuits = new LayerCounts
        {
            Samples = passes,
            ForwardDacConversions = passes * inputs,
            ForwardCellReads = passes * neurons * (inputs + 1),
            ForwardAdcConversions = passes * neurons,
            ActivationSteps = passes * neurons,
            ErrorSteps = 2 * passes * neurons,
            ColumnWrites = writes.Forward,
            WeightCellWrites = writes.Forward * (inputs + 1),
        };
        long broadcasts = passes * (layer.IsLast ? 1 : 2) + marked;
        long each = 1 + tiles + 3 * neurons + (layer.Index > 0 ? inputs : 0);
        return new LocalCounts(circuits, passes * each + broadcasts * neurons + writes.Forward, 2 * passes, broadcasts);
    }

    private void Read(long pass, ReadOnlySpan<float> input, int from, int to)
    {
        for (int j = from; j < to; j++)
        {
            float h = ForwardForwardNeuron.Activate(_state.Forward.Read(j, input)), trace = _state.Trace.Span[j];
            (_h[j], _goodness[j], _traces[j]) = (h, h * h, trace);
            if (!float.IsFinite(h * h) || !float.IsFinite(trace))
                Diverge(pass, j);
        }
    }

    private void Write(long pass, float signal, ReadOnlySpan<float> input, int from, int to, ref LocalWrites writes)
    {
        float rate = layer.Network.RateAt(pass), goodness = _goodness.Total, scale = LengthGain.Of(goodness, layer.Neurons), peers = _traces.Total / layer.Neurons;
        float modulator = ForwardForwardNeuron.Modulator(signal, goodness, layer.Neurons, layer.Network.Settings.Temperature);
        for (int j = from; j < to; j++)
        {
            float pull = 0f;
            _outputs.Span[j] = _h[j] * scale;
            if (signal > 0)
            {
                pull = layer.Pull(j, peers);
                layer.Trace(j, _h[j], pass);
            }

            float gain = ForwardForwardNeuron.Gain(rate, modulator, _h[j], pull);
            if (!float.IsFinite(gain))
                Diverge(pass, j);
            if (gain == 0)
                continue;
            _state.Forward.Write(j, gain, input);
            writes.Forward++;
        }
    }

    private void Diverge(long pass, int j) => divergence.Report(layer.Index, j, pass / layer.Network.PassesPerSample, heard: false);
}
