using NeuroSim.Recording.Charts;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace NeuroSim.Recording.OxyPlots;

/// <summary>Charts whose rows have names: matrices, boxes of distributions, rows of images.</summary>
internal static class OxyTables
{
    public static PlotModel Matrix(MatrixChart chart)
    {
        PlotModel model = OxyParts.New(chart, hasLegend: false);
        model.Axes.Add(OxyParts.Categories(chart.Columns, AxisPosition.Bottom, chart.ColumnTitle));
        model.Axes.Add(OxyParts.Categories(chart.Rows, AxisPosition.Left, chart.RowTitle, isDownwards: true));
        for (int i = 0; i < chart.Values.Length; i++)
        {
            (int r, int c) = (i / chart.Columns.Length, i % chart.Columns.Length);
            OxyColor colour = OxyParts.Of(chart.Colour(chart.Share(chart.Values[i])));
            model.Annotations.Add(OxyParts.Box(c - 0.5, r - 0.5, c + 0.5, r + 0.5, colour, "", OxyColors.Black));
        }

        model.Subtitle = OxyParts.Plain(
            $"{chart.Value.Title}, from {ChartUnit.Format(chart.Ends.Least, chart.Value)} to "
                + $"{ChartUnit.Format(chart.Ends.Most, chart.Value)}");
        return model;
    }

    /// <summary>All panels below each other on one scale.</summary>
    public static PlotModel Boxes(BoxChart chart)
    {
        PlotModel model = OxyParts.New(chart, hasLegend: false);
        var boxes = chart.Panels.SelectMany(panel => panel.Boxes).ToArray();
        double[] values = [.. boxes.OfType<Box>().SelectMany(box => (double[])[box.Low, box.High, box.Mean])];
        model.Axes.Add(OxyParts.Axis(chart.Value, AxisScale.For(chart.Value, values), AxisPosition.Bottom));
        var names = chart.Panels.SelectMany(
            panel => chart.Categories.Select((category, c) => c == 0 ? $"{panel.Name}: {category}" : category));
        model.Axes.Add(OxyParts.Categories(names, AxisPosition.Left, chart.CategoryTitle, isDownwards: true));
        RectangleBarSeries halves = OxyParts.Boxes(chart.Value.Title, 0);
        for (int row = 0; row < boxes.Length; row++)
        {
            if (boxes[row] is not { } box)
                continue;
            halves.Items.Add(new RectangleBarItem(box.Quarter, row - 0.3, box.Median, row + 0.3));
            halves.Items.Add(new RectangleBarItem(box.Median, row - 0.3, box.ThreeQuarters, row + 0.3));
            model.Annotations.Add(OxyParts.Whisker(box.Low, box.High, row));
        }

        model.Series.Add(halves);
        return model;
    }

    public static PlotModel Strips(ImageStripChart chart)
    {
        PlotModel model = OxyParts.New(chart, hasLegend: false);
        int most = Math.Max(1, chart.Strips.Select(strip => strip.Images.Length).DefaultIfEmpty(0).Max());
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0, Maximum = most, IsAxisVisible = false });
        model.Axes.Add(OxyParts.Categories(chart.Strips.Select(strip => strip.Name), AxisPosition.Left, "", isDownwards: true));
        for (int s = 0; s < chart.Strips.Length; s++)
        {
            for (int i = 0; i < chart.Strips[s].Images.Length; i++)
                model.Series.Add(OxyParts.Image(chart.Strips[s].Images[i], chart.Columns, i, s - 0.44));
        }

        return model;
    }
}
