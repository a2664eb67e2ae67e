using NeuroSim.Data;
using NeuroSim.Engines.Actors;
using NeuroSim.Learning;

namespace NeuroSim.Engines.Leaky;

/// <summary>
/// The global bus of a leaky network, on which items follow each other: ends the one that is over, puts the next one on the word lines of W, says what outputs
/// should be, and when class or period make all hidden neurons forget.
/// </summary>
internal sealed class ItemClock(LeakyWiring wiring) : Actor
{
    private readonly float[] _target = new float[wiring.Network.Outputs];
    private ILabelledSource? _source;
    private long _offset, _end;
    private byte _label;
    private bool _isOpen;

    /// <summary>What to show from now on: items [<paramref name="first"/>, first + count) of a source.</summary>
    public void Show(ILabelledSource source, long first, int count) =>
        (_source, _offset, _end) = (source, first - wiring.State.Items, wiring.State.Items + count);

    public override void Receive(long tick, ReadOnlySpan<Message> mail, Outbox outbox)
    {
        long item = mail[0].Sample;
        if (_isOpen)
            Close();
        if (item == _end)
            return;
        Open(tick, item, outbox);
        outbox.Send(tick + wiring.ItemTicks, Phase.Input, new Message(Id, Id, item + 1, 0, Signal.Clock));
    }

    private void Close()
    {
        wiring.State.Memory.Leave(wiring.Inputs.Values, _label);
        wiring.State.Items++;
        _isOpen = false;
    }

    private void Open(long tick, long item, Outbox outbox)
    {
        Span<float> input = wiring.Inputs.Values;
        _source!.Read(_offset + item, input);
        (_label, _isOpen) = (_source.Label(_offset + item), true);
        OutputError.Target(wiring.Settings.Output, input, _label, _target);
        for (int k = 0; k < _target.Length; k++)
            outbox.Send(tick, Phase.Bus, new Message(Id, wiring.OutputNeurons[k].Id, item, _target[k], Signal.Target));
        if (wiring.Settings.Reset == ResetKind.Local)
            TellRows(tick, item, outbox);
        else if (wiring.State.Memory.ResetsAll(_label))
            TellReset(tick, item, outbox);
        wiring.Inputs.Drive(tick, item, outbox);
    }

    private void TellReset(long tick, long item, Outbox outbox)
    {
        foreach (HiddenNeuron neuron in wiring.HiddenNeurons)
            outbox.Send(tick, Phase.Bus, new Message(Id, neuron.Id, item, 1, Signal.Reset));
    }

    private void TellRows(long tick, long item, Outbox outbox)
    {
        int row = wiring.Settings.RowInputs;
        for (int i = 0; i < wiring.Network.Inputs; i++)
            outbox.Send(tick, Phase.Bus, new Message(Id, wiring.HiddenNeurons[i / row].Id, item, wiring.Inputs.Values[i], Signal.RowInput));
    }
}
