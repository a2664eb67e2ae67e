using System.Collections.Immutable;

namespace NeuroSim.Recording.Charts;

/// <summary>Lying boxes of distributions, one a category, in panels beside each other that have the categories in common and each its own
/// scale.</summary>
public sealed record BoxChart : Chart
{
    private readonly ImmutableArray<BoxPanel> _panels = [];

    /// <summary>What the categories are.</summary>
    public required string CategoryTitle { get; init; }

    /// <summary>Categories from top to bottom.</summary>
    public required ImmutableArray<string> Categories { get; init; }

    /// <summary>What is distributed; linear.</summary>
    public required ChartAxis Value { get; init; }

    /// <summary>The panels, four a row. Set it last.</summary>
    /// <exception cref="ArgumentException">A number that is not finite or out of order, or not as many boxes as categories.</exception>
    public required ImmutableArray<BoxPanel> Panels
    {
        get => _panels;
        init
        {
            foreach (BoxPanel panel in value)
            {
                if (panel.Boxes.Length != Categories.Length || !panel.Boxes.OfType<Box>().All(IsBox))
                    throw new ArgumentException($"{panel.Name} is no panel of {Categories.Length} boxes.", nameof(value));
            }

            _panels = value;
        }
    }

    private bool IsBox(Box box) => Value.Check(box.Low) <= Value.Check(box.Quarter) && box.Quarter <= Value.Check(box.Median)
        && box.Median <= Value.Check(box.ThreeQuarters) && box.ThreeQuarters <= Value.Check(box.High) && double.IsFinite(box.Mean);
}

/// <summary>A panel.</summary>
/// <param name="Name">Above it.</param>
/// <param name="Boxes">One a category; null: none.</param>
public sealed record BoxPanel(string Name, ImmutableArray<Box?> Boxes);

/// <summary>A distribution.</summary>
/// <param name="Low">Lower end of the whisker.</param>
/// <param name="Quarter">Lower end of the box.</param>
/// <param name="Median">The line in the box.</param>
/// <param name="ThreeQuarters">Upper end of the box.</param>
/// <param name="High">Upper end of the whisker.</param>
/// <param name="Mean">The dot.</param>
public sealed record Box(double Low, double Quarter, double Median, double ThreeQuarters, double High, double Mean);
