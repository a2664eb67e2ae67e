using NeuroSim.Data;

namespace NeuroSim.Tests.Data;

public sealed class AffineAugmentationTests
{
    private const int Side = 28;

    [Fact]
    public void Apply_NothingToDo_TheImageItself()
    {
        byte[] image = Square(9, 17), result = Apply(new AugmentSettings(0, 0, 0), image, 5);
        Assert.Equal(image, result);
    }

    /// <summary>A tenth of 28 pixels, rounded: every shift of up to 3 pixels comes, and no other change.</summary>
    [Fact]
    public void Apply_ShiftAlone_WholePixelsUpToTheShare()
    {
        var seen = new HashSet<(int Right, int Down)>();
        for (int sample = 0; sample < 2000; sample++)
        {
            byte[] result = Apply(new AugmentSettings(0, 0.1, 0), Square(9, 17), sample);
            int first = Array.IndexOf(result, (byte)255);
            Assert.Equal(81, result.Count(pixel => pixel == 255));
            seen.Add((first % Side - 9, first / Side - 9));
        }

        Assert.Equal(49, seen.Count);
        Assert.All(seen, shift => Assert.True(Math.Abs(shift.Right) <= 3 && Math.Abs(shift.Down) <= 3));
    }

    [Fact]
    public void Apply_RotationAlone_AnglesUpToTheLargestBothWays()
    {
        double[] angles = [.. Enumerable.Range(0, 500).Select(sample => Angle(Apply(new AugmentSettings(15, 0, 0), Bar(), sample)))];
        Assert.InRange(angles.Max(), 13, 16);
        Assert.InRange(angles.Min(), -16, -13);
        Assert.InRange(angles.Average(), -1.5, 1.5);
    }

    [Fact]
    public void Apply_ScaleAlone_AreasBetweenTheSquares()
    {
        double[] areas = [.. Enumerable.Range(0, 500).Select(sample => Apply(new AugmentSettings(0, 0, 0.1), Square(4, 23), sample).Count(pixel => pixel > 0) / 400.0)];
        Assert.InRange(areas.Max(), 1.15, 1.25);
        Assert.InRange(areas.Min(), 0.77, 0.85);
    }

    [Fact]
    public void Apply_ASample_IsAFunctionOfSeedAndNumber()
    {
        var settings = new AugmentSettings();
        Assert.Equal(Apply(settings, Bar(), 7), Apply(settings, Bar(), 7));
        Assert.NotEqual(Apply(settings, Bar(), 7), Apply(settings, Bar(), 8));
        Assert.NotEqual(Apply(settings, Bar(), 7), Apply(settings, Bar(), 7, seed: 2));
    }

    [Theory]
    [InlineData(181, 0, 0, "rotation")]
    [InlineData(0, double.NaN, 0, "shift")]
    [InlineData(0, 0, 0.91, "scale")]
    public void Settings_OutOfRange_AreRefused(double rotation, double shift, double scale, string key) =>
        Assert.Equal($"data.augment.{key}", Assert.Throws<InvalidInputException>(() => Apply(new AugmentSettings(rotation, shift, scale), Bar(), 0)).Where);

    private static byte[] Apply(AugmentSettings settings, byte[] image, long sample, ulong seed = 1)
    {
        byte[] result = new byte[image.Length];
        new AffineAugmentation(settings, Side, Side, seed).Apply(image, sample, result);
        return result;
    }

    /// <summary>White from pixel <paramref name="from"/> to <paramref name="to"/> both ways.</summary>
    private static byte[] Square(int from, int to) =>
        [.. Enumerable.Range(0, Side * Side).Select(at => Inside(at % Side, from, to) && Inside(at / Side, from, to) ? (byte)255 : (byte)0)];

    private static byte[] Bar() =>
        [.. Enumerable.Range(0, Side * Side).Select(at => Inside(at % Side, 3, 24) && Inside(at / Side, 12, 15) ? (byte)255 : (byte)0)];

    private static bool Inside(int place, int from, int to) => place >= from && place <= to;

    /// <summary>Direction of the longest axis in degrees, from second moments about the centre.</summary>
    private static double Angle(byte[] image)
    {
        double xx = 0, xy = 0, yy = 0;
        for (int at = 0; at < image.Length; at++)
        {
            double x = at % Side - 13.5, y = at / Side - 13.5;
            (xx, xy, yy) = (xx + image[at] * x * x, xy + image[at] * x * y, yy + image[at] * y * y);
        }

        return 0.5 * Math.Atan2(2 * xy, xx - yy) * 180 / Math.PI;
    }
}
