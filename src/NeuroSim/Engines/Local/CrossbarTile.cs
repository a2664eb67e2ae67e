using NeuroSim.Crossbars;
using NeuroSim.Engines.Actors;

namespace NeuroSim.Engines.Local;

/// <summary>Up to <see cref="BitLines"/> bit lines of one of a layer's arrays: reads when driven, writes the outer product of gains and lines when neurons say so.</summary>
internal sealed class CrossbarTile(LocalWiring layer, LocalArray array, int tile) : Actor
{
    /// <summary>Bit lines of a tile.</summary>
    public const int BitLines = 64;

    private readonly ForwardCrossbar _cells = layer.Layer.CellsOf(array);
    private readonly int _from = tile * BitLines, _to = Math.Min(layer.Neurons.Length, (tile + 1) * BitLines);
    private readonly bool _isForward = array == LocalArray.Forward;

    private readonly Signal _answer = array switch
    {
        LocalArray.Forward => Signal.PreActivation,
        LocalArray.Prediction => Signal.Prediction,
        _ => Signal.Retrodiction,
    };

    /// <summary>Bit lines read so far.</summary>
    public long Reads { get; private set; }

    /// <summary>Columns written so far.</summary>
    public long Writes { get; private set; }

    /// <summary>Messages got so far.</summary>
    public long Received { get; private set; }

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        Received += mail.Length;
        foreach (ref readonly Message message in mail)
        {
            if (message.Signal == Signal.Drive)
                Read(tick, message.Sample, outbox);
            else
                Write(message);
        }
    }

    private void Read(long tick, long pass, Outbox outbox)
    {
        ReadOnlySpan<float> lines = layer.LinesOf(array);
        int first = layer.Neurons[0].Id;
        long due = tick + (_isForward ? layer.Latencies.ForwardRead : layer.Latencies.LateralRead);
        for (int j = _from; j < _to; j++)
            outbox.Send(due, _isForward ? Phase.Neuron : Phase.Error, new Message(Id, first + j, pass, _cells.Read(j, lines), _answer));
        Reads += _to - _from;
    }

    private void Write(in Message message)
    {
        int j = message.Source - layer.Neurons[0].Id;
        ReadOnlySpan<float> lines = message.Signal == Signal.HeldWriteGain ? layer.Layer.State.ContextInput.Span : layer.LinesOf(array);
        if (_isForward)
            _cells.Write(j, message.Value, lines);
        else
            _cells.WriteCells(j, message.Value, lines);
        Writes++;
    }
}
