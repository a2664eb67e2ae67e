using System.Collections.Immutable;

namespace NeuroSim.Recording.Charts;

/// <summary>Rows of grey images, each row with a name: 0 is the paper, 255 the ink.</summary>
public sealed record ImageStripChart : Chart
{
    private readonly ImmutableArray<ImageStrip> _strips = [];

    /// <summary>Pixels across an image, at least 1.</summary>
    public required int Columns { get; init; }

    /// <summary>The rows, two beside each other. Set it after the columns.</summary>
    /// <exception cref="ArgumentException">An image that is no rectangle.</exception>
    public required ImmutableArray<ImageStrip> Strips
    {
        get => _strips;
        init
        {
            var images = value.SelectMany(strip => strip.Images);
            if (images.FirstOrDefault(image => image.Pixels.IsEmpty || image.Pixels.Length % Columns != 0) is { } broken)
                throw new ArgumentException($"{broken.Label} is no image of {Columns} columns.", nameof(value));
            _strips = value;
        }
    }
}

/// <summary>A row of images.</summary>
/// <param name="Name">Above it.</param>
/// <param name="Images">From left to right.</param>
public sealed record ImageStrip(string Name, ImmutableArray<StripImage> Images);

/// <summary>An image of a row.</summary>
/// <param name="Name">Below it.</param>
/// <param name="Label">Its tooltip.</param>
/// <param name="Pixels">Row by row.</param>
public sealed record StripImage(string Name, string Label, ImmutableArray<byte> Pixels);
