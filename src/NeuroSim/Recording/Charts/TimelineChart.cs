using System.Collections.Immutable;

namespace NeuroSim.Recording.Charts;

/// <summary>Who is busy when: a row per circuit, a block per task.</summary>
public sealed record TimelineChart : Chart
{
    private readonly ImmutableArray<TimelineBlock> _blocks = [];

    /// <summary>The time axis; linear, from 0.</summary>
    public required ChartAxis Time { get; init; }

    /// <summary>From top to bottom.</summary>
    public required ImmutableArray<string> Rows { get; init; }

    /// <summary>The tasks. Set it after axis and rows.</summary>
    /// <exception cref="ArgumentException">A time that is not finite, an end before its start, or a row that is not there.</exception>
    public required ImmutableArray<TimelineBlock> Blocks
    {
        get => _blocks;
        init
        {
            foreach (TimelineBlock block in value)
            {
                if (Time.Check(block.Start) > Time.Check(block.End) || block.Row < 0 || block.Row >= Rows.Length)
                    throw new ArgumentException($"{block.Label} lies outside of the timeline.", nameof(value));
            }

            _blocks = value;
        }
    }

    /// <summary>Names of the colours, by <see cref="TimelineBlock.Colour"/>.</summary>
    public required ImmutableArray<string> Colours { get; init; }

    /// <summary>Upright lines, with the word beside them.</summary>
    public ImmutableArray<(double At, string Label)> Marks { get; init; } = [];
}

/// <summary>One task.</summary>
/// <param name="Row">Number of its row, from 0.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Label">What it is, short enough to stand on it.</param>
/// <param name="Colour">Number of its colour, from 0.</param>
/// <param name="Tooltip">What it is, in words.</param>
public sealed record TimelineBlock(int Row, double Start, double End, string Label, int Colour, string Tooltip);
