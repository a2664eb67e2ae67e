namespace NeuroSim.Recording.Charts;

/// <summary>One image for all cells, names at two edges, a colour scale at the right; a tooltip a cell while there are not too
/// many.</summary>
internal static class SvgMatrixChart
{
    private const double Left = 82, Right = 118, ScaleWidth = 16, ScaleGap = 24, MostHeight = 460, MostCell = 22, LetterHeight = 11;

    private const int MostTooltips = 640;

    public static double Draw(SvgText svg, MatrixChart chart)
    {
        SvgFrame frame = FrameOf(chart, SvgFrame.Head(svg, chart.Title, []));
        if (chart.Values.IsEmpty)
            svg.Text(frame.Left + 8, frame.Top + 16, "no data", style: "muted");
        else
            DrawCells(svg, chart, frame);
        double names = DrawNames(svg, chart, frame);
        svg.Text(frame.Left + frame.Width / 2, frame.Bottom + names + 22, chart.ColumnTitle, "middle");
        double end = Math.Min(SvgFrame.PictureWidth - 8, frame.Right + ScaleGap + SvgText.WidthOf(chart.Value.Title));
        svg.Text(end, frame.Bottom + names + 22, chart.Value.Title, "end");
        frame.DrawYTitle(svg, chart.RowTitle);
        DrawScale(svg, chart, frame);
        return frame.Bottom + names + 36;
    }

    /// <summary>Cells are squares where there are as many rows as columns, else as wide as the picture lets them be.</summary>
    private static SvgFrame FrameOf(MatrixChart chart, double top)
    {
        double room = SvgFrame.PictureWidth - Left - Right;
        int rows = Math.Max(1, chart.Rows.Length), columns = Math.Max(1, chart.Columns.Length);
        double height = Math.Min(MostCell, MostHeight / rows), width = Math.Min(2 * MostCell, room / columns);
        if (rows == columns)
            width = height = Math.Min(height, width);
        return new SvgFrame(Left, top, width * columns, height * rows);
    }

    private static void DrawCells(SvgText svg, MatrixChart chart, SvgFrame frame)
    {
        byte[] pixels = [.. chart.Values.Select(value => (byte)Math.Round(255 * chart.Share(value)))];
        string png = Convert.ToBase64String(IndexedPng.Write(chart.Columns.Length, pixels, index => chart.Colour(index / 255.0)));
        svg.Mark(
            $"<image {Place(frame.Left, frame.Top, frame.Width, frame.Height)} preserveAspectRatio=\"none\" "
            + $"style=\"image-rendering:pixelated\" href=\"data:image/png;base64,{png}\"", chart.Description);
        if (chart.Values.Length > MostTooltips)
            return;
        (double width, double height) = (frame.Width / chart.Columns.Length, frame.Height / chart.Rows.Length);
        for (int i = 0; i < chart.Values.Length; i++)
        {
            (int r, int c) = (i / chart.Columns.Length, i % chart.Columns.Length);
            string value = ChartUnit.Format(chart.Values[i], chart.Value);
            svg.Mark(
                $"<rect {Place(frame.Left + c * width, frame.Top + r * height, width, height)} fill-opacity=\"0\"",
                $"{chart.RowTitle} {chart.Rows[r]}, {chart.ColumnTitle} {chart.Columns[c]}: {value}");
        }
    }

    /// <summary>Draws the names, every second or third one where they are dense, and returns how much room those below take.</summary>
    private static double DrawNames(SvgText svg, MatrixChart chart, SvgFrame frame)
    {
        double height = frame.Height / Math.Max(1, chart.Rows.Length), width = frame.Width / Math.Max(1, chart.Columns.Length);
        for (int r = 0; r < chart.Rows.Length; r += Stride(height, LetterHeight))
            svg.Text(frame.Left - 6, frame.Top + (r + 0.5) * height + 4, chart.Rows[r], "end", "muted", " font-size=\"11\"");
        double longest = chart.Columns.Select(SvgText.WidthOf).DefaultIfEmpty(0).Max();
        bool fits = longest + 4 <= width;
        for (int c = 0; c < chart.Columns.Length; c += fits ? 1 : Stride(width, LetterHeight))
        {
            (double x, double y) = (frame.Left + (c + 0.5) * width, frame.Bottom + 6);
            string turn = $" font-size=\"11\" transform=\"rotate(-90 {SvgText.N(x + 4)} {SvgText.N(y)})\"";
            if (fits)
                svg.Text(x, y + 10, chart.Columns[c], "middle", "muted", " font-size=\"11\"");
            else
                svg.Text(x + 4, y, chart.Columns[c], "end", "muted", turn);
        }

        return fits ? 18 : longest + 6;
    }

    private static int Stride(double step, double needed) => Math.Max(1, (int)Math.Ceiling(needed / step));

    private static void DrawScale(SvgText svg, MatrixChart chart, SvgFrame frame)
    {
        double x = frame.Right + ScaleGap, slice = frame.Height / 24;
        for (int i = 0; i < 24; i++)
        {
            string colour = ChartPalette.Hex(chart.Colour((i + 0.5) / 24));
            svg.Raw($"<rect {Place(x, frame.Bottom - (i + 1) * slice, ScaleWidth, slice + 0.5)} fill=\"{colour}\"/>");
        }

        svg.Text(x + ScaleWidth + 4, frame.Top + 10, ChartUnit.Format(chart.Ends.Most, chart.Value), style: "muted");
        if (chart.IsSigned && frame.Height > 60)
            svg.Text(x + ScaleWidth + 4, frame.Top + frame.Height / 2 + 4, "0", style: "muted");
        svg.Text(x + ScaleWidth + 4, frame.Bottom, ChartUnit.Format(chart.Ends.Least, chart.Value), style: "muted");
    }

    private static string Place(double x, double y, double width, double height) =>
        $"x=\"{SvgText.N(x)}\" y=\"{SvgText.N(y)}\" width=\"{SvgText.N(width)}\" height=\"{SvgText.N(height)}\"";
}
