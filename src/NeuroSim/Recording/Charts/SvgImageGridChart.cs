using System.Collections.Immutable;

namespace NeuroSim.Recording.Charts;

/// <summary>Images in rows, each with its name below it.</summary>
internal static class SvgImageGridChart
{
    private const double Side = 76, Step = 87, NameHeight = 16;

    private const int PerRow = 8;

    public static double Draw(SvgText svg, ImageGridChart chart)
    {
        double top = SvgFrame.Head(svg, chart.Title, []);
        for (int i = 0; i < chart.Images.Length; i++)
        {
            GridImage image = chart.Images[i];
            double x = 12 + i % PerRow * Step, y = top + i / PerRow * (Step + NameHeight - 6);
            float most = image.Pixels.Max(Math.Abs);
            svg.Mark($"<image x=\"{SvgText.N(x)}\" y=\"{SvgText.N(y)}\" width=\"{SvgText.N(Side)}\" height=\"{SvgText.N(Side)}\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,{Convert.ToBase64String(Png(image.Pixels, chart.Columns, most))}\"", $"{image.Name}, from {SvgText.N(-most)} to {SvgText.N(most)}");
            svg.Text(x + Side / 2, y + Side + 13, image.Name, "middle", "muted", " font-size=\"11\"");
        }

        return top + Math.Max(1, (chart.Images.Length + PerRow - 1) / PerRow) * (Step + NameHeight - 6) + 8;
    }

    private static byte[] Png(ImmutableArray<float> pixels, int columns, float most) =>
        IndexedPng.Write(columns, [.. pixels.Select(pixel => (byte)Math.Round(127.5 * (1 + (most > 0 ? pixel / most : 0))))], index => ChartPalette.Diverging(index / 127.5 - 1));
}
