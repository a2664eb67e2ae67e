namespace NeuroSim.Engines.Actors;

/// <summary>The word lines of a layer's lateral array: collects the deviations of its neurons, then drives all lateral tiles.</summary>
internal sealed class DeviationBus(LayerWiring layer) : Actor
{
    private int _collected;

    /// <summary>Samples driven so far.</summary>
    public long Drives { get; private set; }

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        long sample = mail[0].Sample;
        Span<float> lines = layer.State.Deviation(sample);
        int first = layer.Neurons[0].Id;
        foreach (ref readonly Message message in mail)
            lines[message.Source - first] = layer.State.DeviationDac.Convert(message.Value);
        _collected += mail.Length;
        if (_collected < layer.Neurons.Length)
            return;
        _collected = 0;
        Drives++;
        foreach (LateralTile tile in layer.LateralTiles)
            outbox.Send(tick, Phase.LateralRead, new Message(Id, tile.Id, sample, 0, Signal.Drive));
    }
}
