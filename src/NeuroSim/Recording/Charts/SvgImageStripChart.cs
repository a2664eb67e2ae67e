namespace NeuroSim.Recording.Charts;

/// <summary>Rows of images in two columns, each image framed and with its name below it.</summary>
internal static class SvgImageStripChart
{
    private const double Side = 52, Step = 57, Across = 360, NameHeight = 20, Below = 22;

    public static double Draw(SvgText svg, ImageStripChart chart)
    {
        double top = SvgFrame.Head(svg, chart.Title, []);
        for (int s = 0; s < chart.Strips.Length; s++)
            DrawStrip(svg, chart, chart.Strips[s], 12 + s % 2 * Across, top + s / 2 * (NameHeight + Side + Below));
        return top + Math.Max(1, (chart.Strips.Length + 1) / 2) * (NameHeight + Side + Below) + 4;
    }

    private static void DrawStrip(SvgText svg, ImageStripChart chart, ImageStrip strip, double left, double top)
    {
        svg.Text(left, top + 13, strip.Name);
        for (int i = 0; i < strip.Images.Length; i++)
        {
            StripImage image = strip.Images[i];
            double x = left + i * Step, y = top + NameHeight;
            string at = $"x=\"{SvgText.N(x)}\" y=\"{SvgText.N(y)}\" width=\"{SvgText.N(Side)}\" height=\"{SvgText.N(Side)}\"";
            byte[] greys = [.. image.Pixels.Select(pixel => (byte)(255 - pixel))];
            string png = Convert.ToBase64String(IndexedPng.WriteGrey(chart.Columns, greys));
            svg.Mark($"<image {at} style=\"image-rendering:pixelated\" href=\"data:image/png;base64,{png}\"", image.Label);
            svg.Raw($"<rect {at} fill=\"none\" class=\"grid\" stroke=\"#e3e6ea\"/>");
            svg.Text(x + Side / 2, y + Side + 12, image.Name, "middle", "muted", " font-size=\"11\"");
        }
    }
}
