using NeuroSim.Numerics;

namespace NeuroSim.Data;

/// <summary>Two tiles that an eye fixates one after the other.</summary>
/// <param name="Image">Image of the first tile, the context.</param>
/// <param name="NextImage">Image of the second tile: the same, or after a saccade another one.</param>
/// <param name="Row">Row of the context tile; the next tile is <see cref="TileStream.Skip"/> rows below.</param>
/// <param name="Column">Column of both.</param>
public readonly record struct TileStep(int Image, int NextImage, int Row, int Column)
{
    /// <summary>y: +1 fixation, -1 saccade.</summary>
    public int Sign => Image == NextImage ? 1 : -1;
}

/// <summary>
/// Images as CLAPP sees them (Illing et al. 2021, section 4.1): down the columns of tiles, a context tile and then the tile two rows below it, which shares no
/// pixel with it, or by chance the tile at that place of another image. A step is two passes: the context with the global signal 0, then the next tile with y.
/// </summary>
public sealed class TileStream : IPassSource
{
    /// <summary>Rows from the context tile to the next one.</summary>
    public const int Skip = 2;

    private readonly ImageSet _images;
    private readonly PixelNormalization _normalization;
    private readonly ImageTiles _tiles;
    private readonly StreamSettings _settings;
    private readonly ulong _seed;
    private readonly float _saccades;
    private readonly Philox _random;
    private readonly int _rows, _columns;
    private int[] _order = [];
    private long _epoch = -1;

    /// <summary>A stream over <paramref name="images"/>.</summary>
    /// <param name="images">What to look at, at least two images.</param>
    /// <param name="normalization">How a pixel becomes an input.</param>
    /// <param name="tiles">Size and distance of the tiles.</param>
    /// <param name="settings">In which order the images come.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="saccades">Probability of a saccade, 0 .. 1.</param>
    /// <exception cref="ArgumentException">An image has fewer than three rows of tiles, or there is no other image.</exception>
    public TileStream(ImageSet images, PixelNormalization normalization, ImageTiles tiles, StreamSettings settings, ulong seed, float saccades)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(normalization);
        ArgumentNullException.ThrowIfNull(tiles);
        ArgumentNullException.ThrowIfNull(settings);
        (_images, _normalization, _tiles, _settings, _seed, _saccades) = (images, normalization, tiles, settings, seed, saccades);
        _random = new Philox(seed, RandomStream.StreamingSaccades);
        (int rows, _columns) = tiles.GridOf(images);
        _rows = rows - Skip;
        if (_rows < 1)
            throw new ArgumentException($"Images of {images.Rows} x {images.Columns} have {rows} rows of tiles, and a tile and the one two rows below it need {1 + Skip}.", nameof(images));
        if (images.Count < 2)
            throw new ArgumentException("A saccade needs another image; there is only one.", nameof(images));
    }

    /// <inheritdoc/>
    public int Inputs => _tiles.Inputs;

    /// <summary>Steps of one pass over the images.</summary>
    public long StepsPerEpoch => (long)_images.Count * StepsPerImage;

    private int StepsPerImage => _rows * _columns;

    /// <summary>Where the eye is in step <paramref name="step"/>, from 0 over all epochs.</summary>
    public TileStep Step(long step)
    {
        long epoch = step / StepsPerEpoch;
        if (epoch != _epoch)
            (_order, _epoch) = (SampleStream.Order(_images.Labels, _settings, _seed, (int)epoch), epoch);
        int inEpoch = (int)(step % StepsPerEpoch), place = inEpoch % StepsPerImage, image = _order[inEpoch / StepsPerImage];
        PhiloxBlock draw = _random.Block(0, (ulong)step);
        bool isSaccade = PhiloxBlock.ToUniform(draw.W0) < _saccades;
        int away = 1 + (int)Math.BigMul(draw.W1, (uint)(_images.Count - 1), out _);
        return new TileStep(image, isSaccade ? (image + away) % _images.Count : image, place % _rows, place / _rows);
    }

    /// <inheritdoc/>
    public float Read(long pass, Span<float> input)
    {
        TileStep step = Step(pass / 2);
        bool isContext = pass % 2 == 0;
        _tiles.Read(_images, isContext ? step.Image : step.NextImage, step.Row + (isContext ? 0 : Skip), step.Column, _normalization, input);
        return isContext ? 0 : step.Sign;
    }
}
