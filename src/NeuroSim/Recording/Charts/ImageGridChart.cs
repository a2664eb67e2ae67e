using System.Collections.Immutable;

namespace NeuroSim.Recording.Charts;

/// <summary>Small images beside each other, each on a colour scale from minus to plus its own largest magnitude.</summary>
public sealed record ImageGridChart : Chart
{
    private readonly ImmutableArray<GridImage> _images = [];

    /// <summary>Pixels across an image, at least 1.</summary>
    public required int Columns { get; init; }

    /// <summary>The images, row by row. Set it after the columns.</summary>
    /// <exception cref="ArgumentException">A pixel that is not finite, or an image that is no rectangle.</exception>
    public required ImmutableArray<GridImage> Images
    {
        get => _images;
        init
        {
            foreach (GridImage image in value)
            {
                if (image.Pixels.IsEmpty || image.Pixels.Length % Columns != 0 || image.Pixels.Any(pixel => !float.IsFinite(pixel)))
                    throw new ArgumentException($"{image.Name} is no image of {Columns} columns of finite pixels.", nameof(value));
            }

            _images = value;
        }
    }
}

/// <summary>One image.</summary>
/// <param name="Name">Below it and in its tooltip.</param>
/// <param name="Pixels">Row by row.</param>
public sealed record GridImage(string Name, ImmutableArray<float> Pixels);
