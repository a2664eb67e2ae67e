using System.Globalization;

namespace NeuroSim.Recording.Charts;

/// <summary>
/// Colours that stay apart for people who see fewer of them: the eight of Okabe and Ito for series, a scale from dark violet over green to yellow whose
/// lightness rises evenly for values, and blue over white to orange for values of both signs.
/// </summary>
public static class ChartPalette
{
    private static readonly string[] Light = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7A7A00", "#4D4D4D", "#8C510A", "#9E9AC8"];

    private static readonly string[] Dark = ["#4BA6E0", "#F0803C", "#2FC79A", "#E29BC4", "#F2B43A", "#8CCBF2", "#E8DD4A", "#C8C8C8", "#C98A4B", "#BDB9E0"];

    private static readonly (double R, double G, double B)[] Rising =
        [(68, 1, 84), (71, 44, 122), (59, 81, 139), (44, 113, 142), (33, 144, 141), (39, 173, 129), (92, 200, 99), (170, 220, 50), (253, 231, 37)];

    private static readonly (double R, double G, double B)[] Signed = [(0, 68, 136), (86, 160, 211), (247, 247, 247), (240, 160, 70), (166, 70, 0)];

    /// <summary>How many series have a colour of their own; further ones begin again.</summary>
    public static int Count => Light.Length;

    /// <summary>Colour of a series on light paper, as <c>#rrggbb</c>.</summary>
    public static string Series(int index) => Light[index % Light.Length];

    /// <summary>The same on dark paper.</summary>
    public static string SeriesOnDark(int index) => Dark[index % Dark.Length];

    /// <summary>Colour of a value, 0 .. 1, that rises in lightness.</summary>
    public static (byte R, byte G, byte B) Value(double share) => Between(Rising, share);

    /// <summary>Colour of a value, -1 .. 1, white at 0.</summary>
    public static (byte R, byte G, byte B) Diverging(double value) => Between(Signed, (value + 1) / 2);

    internal static string Hex((byte R, byte G, byte B) colour) => string.Create(CultureInfo.InvariantCulture, $"#{colour.R:x2}{colour.G:x2}{colour.B:x2}");

    /// <summary>Whether dark letters are easier to read on it than light ones.</summary>
    internal static bool IsLight((byte R, byte G, byte B) colour) => 0.299 * colour.R + 0.587 * colour.G + 0.114 * colour.B > 140;

    private static (byte R, byte G, byte B) Between((double R, double G, double B)[] stops, double share)
    {
        double at = Math.Clamp(share, 0, 1) * (stops.Length - 1);
        int below = Math.Min((int)at, stops.Length - 2);
        double part = at - below;
        var (low, high) = (stops[below], stops[below + 1]);
        return (Mix(low.R, high.R), Mix(low.G, high.G), Mix(low.B, high.B));

        byte Mix(double a, double b) => (byte)Math.Round(a + part * (b - a));
    }
}
