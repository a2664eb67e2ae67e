using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>
/// What every context of a batch is compared with in a step: tiles that follow it (y = 1) and tiles that do not (y = -1). One draw serves all layers and both
/// terms of a loss, as a signal that is broadcast to the whole network.
/// </summary>
/// <remarks>
/// Where both come in every step, the first tile of a context follows it and the others are drawn from all tiles of the batch, the one that follows included.
/// Where they take turns, an image is either followed or left, all of its contexts with it: for one other image of the batch, the tile there that would have
/// followed here. What follows and what does not weigh 1 each in a batch, however many there are.
/// </remarks>
internal sealed class Saccades
{
    private readonly int _batch, _tiles, _distance;
    private readonly bool _takesTurns;
    private readonly Philox _random;
    private readonly int[] _rows;
    private readonly float[] _signs, _shares;
    private readonly bool[] _follows;
    private readonly int[] _others;

    /// <summary>Room for the draws of a step.</summary>
    public Saccades(ContrastiveNetwork network)
    {
        (_batch, _tiles, _takesTurns) = (network.Batch, network.Batch * network.Tiles, network.Settings.TakesTurns);
        (Contexts, _distance) = (network.Contexts * _batch, network.Settings.Offset * network.TileColumns * _batch);
        Compared = _takesTurns ? 1 : 1 + network.Settings.Negatives;
        _random = new Philox(network.Seed, RandomStream.Saccades);
        (_rows, _signs, _shares) = (new int[Contexts * Compared], new float[Contexts * Compared], new float[Contexts * Compared]);
        (_follows, _others) = (new bool[_batch], new int[_batch]);
    }

    /// <summary>Contexts of a batch: its first rows.</summary>
    public int Contexts { get; }

    /// <summary>Tiles that each of them is compared with.</summary>
    public int Compared { get; }

    /// <summary>Rows of the tiles that a context is compared with.</summary>
    public ReadOnlySpan<int> Rows(int context) => _rows.AsSpan(context * Compared, Compared);

    /// <summary>y of each.</summary>
    public ReadOnlySpan<float> Signs(int context) => _signs.AsSpan(context * Compared, Compared);

    /// <summary>What each weighs in the loss.</summary>
    public ReadOnlySpan<float> Shares(int context) => _shares.AsSpan(context * Compared, Compared);

    /// <summary>Draws those of a step.</summary>
    /// <param name="step">The step's number, from 0.</param>
    public void Draw(long step)
    {
        if (_takesTurns)
            DrawTurns(step);
        else
            DrawBoth(step);
    }

    private void DrawTurns(long step)
    {
        int following = 0;
        for (int b = 0; b < _batch; b++)
        {
            PhiloxBlock block = _random.Block((uint)b, (ulong)step);
            _follows[b] = block.W0 < 1u << 31;
            _others[b] = (b + 1 + Below(_batch - 1, block.W1)) % _batch;
            following += _follows[b] ? 1 : 0;
        }

        int tiles = Contexts / _batch;
        (float followed, float left) = (1f / (tiles * Math.Max(1, following)), 1f / (tiles * Math.Max(1, _batch - following)));
        for (int context = 0; context < Contexts; context++)
        {
            (int place, int b) = Math.DivRem(context, _batch);
            _rows[context] = _distance + place * _batch + (_follows[b] ? b : _others[b]);
            (_signs[context], _shares[context]) = _follows[b] ? (1f, followed) : (-1f, left);
        }
    }

    private void DrawBoth(long step)
    {
        int negatives = Compared - 1, blocks = (negatives + 3) / 4;
        (float followed, float left) = (1f / Contexts, 1f / Contexts / negatives);
        for (int context = 0; context < Contexts; context++)
        {
            int at = context * Compared;
            (_rows[at], _signs[at], _shares[at]) = (context + _distance, 1f, followed);
            for (int n = 0; n < negatives; n++)
            {
                PhiloxBlock block = _random.Block((uint)context, (ulong)(step * blocks + n / 4));
                uint word = (n % 4) switch { 0 => block.W0, 1 => block.W1, 2 => block.W2, _ => block.W3 };
                (_rows[at + 1 + n], _signs[at + 1 + n], _shares[at + 1 + n]) = (Below(_tiles, word), -1f, left);
            }
        }
    }

    private static int Below(int bound, uint word) => (int)(((ulong)word * (ulong)bound) >> 32);
}
