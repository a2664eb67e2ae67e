using NeuroSim.Crossbars;
using NeuroSim.Learning;
using NeuroSim.Memories;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Local;

/// <summary>A layer's state, and the cells that its rule remembers with; the same for every engine.</summary>
internal sealed class LocalLayer
{
    /// <summary>Banks of input registers have numbers behind those of the layers.</summary>
    private const int FirstInputBank = 64;

    private readonly HeldCells _context, _contextInput;
    private readonly IntegratorArray? _trace;

    public LocalLayer(LocalNetwork network, LocalLayerState state, int index)
    {
        (Network, State, Index) = (network, state, index);
        _context = new HeldCells(network, index, state.Layer.Neurons);
        _contextInput = new HeldCells(network, FirstInputBank + index, state.Layer.Inputs);
        if (network.Rule == LocalRule.ForwardForward)
        {
            MemoryCell cell = network.TraceCell ?? throw new ArgumentException("Forward-Forward remembers mean activities and needs a cell for them.", nameof(network));
            _trace = new IntegratorArray(cell, IntegratorRole.Mean, network.SamplePeriodSeconds, state.Layer.Neurons, network.Seed, NeuronId.Of(index, 0));
        }
    }

    public LocalNetwork Network { get; }

    public LocalLayerState State { get; }

    /// <summary>Number of the layer, from 0.</summary>
    public int Index { get; }

    public int Inputs => State.Layer.Inputs;

    public int Neurons => State.Layer.Neurons;

    public bool IsLast => Index == Network.Layers.Length - 1;

    /// <summary>The cells of an array.</summary>
    public ForwardCrossbar CellsOf(LocalArray array) => array switch
    {
        LocalArray.Forward => State.Forward,
        LocalArray.Prediction => State.Prediction,
        _ => State.Retrodiction,
    };

    /// <summary>Neuron j samples its activity and slope of the context tile.</summary>
    public void Hold(int j, float activity, float slope, long pass) =>
        (State.Context.Span[j], State.ContextSlope.Span[j]) = (_context.Hold(j, activity, pass), slope);

    /// <summary>Word line i samples its input of the context tile.</summary>
    public void HoldInput(int i, float x, long pass) => State.ContextInput.Span[i] = _contextInput.Hold(i, x, pass);

    /// <summary>lambda (mean of m - m), by which neuron j is drawn to its peers; m is that of the samples before.</summary>
    public float Pull(int j, float peers) => Network.Settings.Peer * (peers - State.Trace.Span[j]);

    /// <summary>Neuron j's mean activity takes a step towards h.</summary>
    public void Trace(int j, float h, long pass)
    {
        IntegratorArray cells = _trace!;
        long sample = pass / Network.PassesPerSample;
        cells.DrawNoise(j, j + 1, sample);
        State.Trace.Span[j] = cells.Step<FloatLane>(j).Advance(new FloatLane(State.Trace.Span[j]), new FloatLane(h)).Value;
    }
}
