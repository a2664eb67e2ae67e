using NeuroSim.Numerics;

namespace NeuroSim.Engines.Actors;

/// <summary>
/// The word lines of a layer's feed-forward array with the input buffer behind them: collects the activations of the layer before, then drives
/// all tiles at once. The lines of recent samples stay readable for the writes that need them.
/// </summary>
internal sealed class InputBus(LayerWiring layer) : Actor
{
    private const int Remembered = 4;
    private readonly float[] _meanSquare = new float[Remembered];
    private int _collected;

    /// <summary>Samples driven so far.</summary>
    public long Drives { get; private set; }

    /// <summary>The values on the lines at a sample.</summary>
    public Span<float> Lines(long sample) => layer.State.Input(sample);

    /// <summary>mean_i x_i^2 at a recent sample: what the row drivers tell neurons whose optimiser scales with it.</summary>
    public float MeanSquare(long sample) => _meanSquare[sample & (Remembered - 1)];

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        Span<float> lines = Lines(mail[0].Sample);
        int first = FirstSource;
        foreach (ref readonly Message message in mail)
            lines[message.Source - first] = message.Value;
        _collected += mail.Length;
        if (_collected < layer.Rule.Layer.Inputs)
            return;
        _collected = 0;
        Drive(tick, mail[0].Sample, outbox);
    }

    /// <summary>Drives the tiles with what is on the lines.</summary>
    public void Drive(long tick, long sample, Outbox outbox)
    {
        Span<float> x = Lines(sample);
        layer.State.InputDac.Convert(x[..layer.Rule.Layer.Inputs]);
        _meanSquare[sample & (Remembered - 1)] = RowKernels.Dot(x, x) * (1f / layer.Rule.Layer.Inputs);
        Drives++;
        foreach (ForwardTile tile in layer.ForwardTiles)
            outbox.Send(tick, Phase.ForwardRead, new Message(Id, tile.Id, sample, 0, Signal.Drive));
    }

    /// <summary>Id of the first neuron of the layer before; its neurons have consecutive ids.</summary>
    public int FirstSource { get; set; }
}
