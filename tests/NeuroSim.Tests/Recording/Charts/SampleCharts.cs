using System.Collections.Immutable;
using NeuroSim.Numerics;
using NeuroSim.Recording.Charts;

namespace NeuroSim.Tests.Recording.Charts;

/// <summary>A small chart of every kind.</summary>
internal static class SampleCharts
{
    public static ImmutableArray<Chart> All => [Lines, Bars, Stacked, Map, Timeline, Images, Matrix, Boxes, Strips];

    public static XyChart Lines { get; } = new()
    {
        Name = "lines",
        Title = "Quality over resistance",
        Description = "Two lines that rise and fall.",
        X = new ChartAxis("resistance", Unit.Ohm) { IsLogarithmic = true },
        Y = new ChartAxis("accuracy") { IsShare = true },
        Series =
        [
            new XySeries("C = 1 pF", [new(1e6, 0.91), new(1e7, 0.95, "point 1"), new(1e8, 0.964), new(1e9, 0.93)]),
            new XySeries("C = 10 pF", [new(1e6, 0.94), new(1e7, 0.963), new(1e8, 0.931), new(1e9, 0.88)]),
            new XySeries("untrained", [new(1e6, 0.86), new(1e9, 0.86)], XyStyle.Line),
        ],
    };

    public static BarChart Bars { get; } = new()
    {
        Name = "bars",
        Title = "Busy share of the circuits",
        Description = "Bars of two schedules.",
        CategoryTitle = "circuit",
        Categories = ["forward array", "lateral array", "neuron"],
        Value = new ChartAxis("busy") { IsShare = true },
        Series = [new BarSeries("synchronous", [0.52, 0.23, 0.05]), new BarSeries("pipelined", [0.97, 0.44, null])],
    };

    public static StackedBarChart Stacked { get; } = new()
    {
        Name = "stacked",
        Title = "Energy per neuron and sample",
        Description = "Two bars of three parts.",
        Value = new ChartAxis("energy", Unit.Joule),
        Bars =
        [
            new StackedBar("learning", [new("ADC", 4e-12, 9e-12, 14e-12), new("writes", 1e-12, 5e-12, 8e-12), new("static", 0, 1e-12, 3e-12)], 5e-12, 25e-12),
            new StackedBar("inference", [new("ADC", 4e-12, 9e-12, 14e-12)], 4e-12, 14e-12),
        ],
    };

    public static HeatMapChart Map { get; } = new()
    {
        Name = "map",
        Title = "Quality over R and C",
        Description = "Six cells, of which the left ones can be made.",
        X = new ChartAxis("resistance", Unit.Ohm) { IsLogarithmic = true },
        Y = new ChartAxis("capacitance", Unit.Farad) { IsLogarithmic = true },
        Colour = new ChartAxis("accuracy") { IsShare = true },
        Cells = [new(1e6, 1e-12, 0.80), new(1e7, 1e-12, 0.91, "point 1"), new(1e8, 1e-12, 0.96, "", IsMarked: true), new(1e6, 1e-11, 0.85), new(1e7, 1e-11, 0.955)],
        Region = new HeatRegion("resistors that can be made", 2e7, null),
        MarkMeaning = "cannot be made",
    };

    public static TimelineChart Timeline { get; } = new()
    {
        Name = "timeline",
        Title = "Two circuits",
        Description = "The array reads, then the memories step.",
        Time = new ChartAxis("time", Unit.Second),
        Rows = ["array", "memories"],
        Blocks = [new(0, 0, 40e-9, "F 1", 0, "forward read of sample 1"), new(1, 40e-9, 45e-9, "N 1", 0, "neuron step"), new(0, 50e-9, 90e-9, "F 2", 1, "forward read of sample 2")],
        Colours = ["sample 1", "sample 2"],
        Marks = [(50e-9, "period")],
    };

    public static ImageGridChart Images { get; } = new()
    {
        Name = "images",
        Title = "Weights",
        Description = "Two images of four pixels.",
        Columns = 2,
        Images = [new GridImage("1/1", [-1, 0, 0.5f, 1]), new GridImage("1/2", [0, 0, 0, 0])],
    };

    public static MatrixChart Matrix { get; } = new()
    {
        Name = "matrix",
        Title = "Classes and neurons",
        Description = "Two classes and three neurons.",
        RowTitle = "class",
        Rows = ["0", "1"],
        ColumnTitle = "neuron",
        Columns = ["1/1", "1/2", "1/3"],
        Value = new ChartAxis("mean activation (standard deviations)"),
        Values = [-1, 0, 0.5, 2, 0.25, -0.75],
    };

    public static BoxChart Boxes { get; } = new()
    {
        Name = "boxes",
        Title = "Activations by class",
        Description = "Two neurons, one of which separates the classes.",
        CategoryTitle = "class",
        Categories = ["0", "1", "2"],
        Value = new ChartAxis("activation"),
        Panels =
        [
            new BoxPanel("neuron 2/1", [new Box(0, 0.1, 0.2, 0.4, 0.9, 0.3), new Box(2, 2.5, 3, 3.2, 4, 2.9), null]),
            new BoxPanel("neuron 2/2", [new Box(0, 0, 0, 0, 0, 0), new Box(0, 0, 0, 0, 0, 0), new Box(0, 0, 0, 0, 0, 0)]),
        ],
    };

    public static ImageStripChart Strips { get; } = new()
    {
        Name = "strips",
        Title = "Images that drive neurons",
        Description = "Three images of four pixels.",
        Columns = 2,
        Strips =
        [
            new ImageStrip("neuron 2/1", [new StripImage("class 0", "test image 7", [0, 128, 255, 0]), new StripImage("class 1", "test image 9", [255, 0, 0, 255])]),
            new ImageStrip("neuron 2/2", [new StripImage("class 0", "test image 7", [0, 128, 255, 0])]),
        ],
    };
}
