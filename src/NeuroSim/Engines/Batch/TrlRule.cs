using System.Collections.Immutable;
using NeuroSim.Learning;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Batch;

/// <summary>
/// TRL and TRL-S: in phase p the batch makes pass p, and the errors of pass p - 1, whose neurons were all seen in the phase before, are formed. A layer
/// learns with the errors of its last pass. No gradient crosses a pass.
/// </summary>
internal sealed class TrlRule : IBatchRule
{
    private readonly BatchPasses _passes;
    private readonly ImmutableArray<TrlLayer> _layers;
    private readonly Divergence _divergence;
    private readonly ImmutableArray<int> _turns, _next;

    public TrlRule(Network network, BatchPasses passes, Divergence divergence)
    {
        (_passes, _divergence) = (passes, divergence);
        _layers = [.. passes.Layers.Select((layer, l) => new TrlLayer(layer, network, l))];
        int[] all = [.. Enumerable.Range(0, passes.Count)];
        _turns = [.. all.Select(pass => all[..pass].Count(earlier => passes.NumberOf(earlier) == passes.NumberOf(pass)))];
        _next = [.. all.Select(pass => all[(pass + 1)..].Where(later => passes.NumberOf(later) == passes.NumberOf(pass)).DefaultIfEmpty(int.MaxValue).First())];
    }

    public int Phases => _passes.Count + 1;

    public IEnumerable<(string Name, AlignedFloats Values)> Sections =>
        _layers.SelectMany((layer, l) => layer.Sections.Select(section => ($"batch{l}/{section.Name}", section.Values))).Concat(_passes.Sections);

    public int Items(int phase, in BatchRound round) => Seeing(phase, round) + Learning(phase, round);

    public void Do(int phase, int item, in BatchRound round, Span<float> room)
    {
        int seeing = Seeing(phase, round);
        if (item < seeing)
            See(phase, item, round);
        else
            Learn(phase - 1, item - seeing, round, room);
    }

    private int Seeing(int phase, in BatchRound round) => phase < round.Passes ? _passes.LayerOf(phase).Blocks : 0;

    private int Learning(int phase, in BatchRound round) =>
        phase > 0 && phase <= round.Passes && Learns(phase - 1, round) ? _passes.LayerOf(phase - 1).Blocks : 0;

    private bool Learns(int pass, in BatchRound round) => _passes.NumberOf(pass) >= round.From && _passes.NumberOf(pass) < round.To;

    private TrlPass Own(int pass) => _layers[_passes.NumberOf(pass)].Passes[_turns[pass]];

    private void See(int pass, int block, in BatchRound round)
    {
        (int from, int to) = _passes.LayerOf(pass).RowsOf(block);
        _passes[pass].Forward(from, to, round.Input);
        if (Learns(pass, round))
            Own(pass).Observe(from, to);
    }

    private void Learn(int pass, int block, in BatchRound round, Span<float> room)
    {
        BatchLayer layer = _passes.LayerOf(pass);
        TrlLayer own = _layers[_passes.NumberOf(pass)];
        int turn = _turns[pass];
        (int from, int to) = layer.RowsOf(block);
        if (own.Settings.Lateral == LateralKind.Direct)
            own.Follow(block, turn, turn + 1, round.Step, room);
        if (own.Passes[turn].FormErrors(from, to) is { } broken)
        {
            int? cause = own.Passes[turn].FirstBrokenDeviation(from, to);
            _divergence.Report(_passes.NumberOf(pass), cause ?? broken, round.First, heard: cause is null);
        }

        if (_next[pass] < round.Passes)
            return;
        if (own.Settings.Lateral == LateralKind.Trained)
            own.Follow(block, 0, turn + 1, round.Step, room);
        layer.Descend(block, turn + 1, round.Input, round.Step, room);
    }
}
