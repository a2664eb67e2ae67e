using NeuroSim.Data;

namespace NeuroSim.Tests.Data;

public sealed class TileStreamTests
{
    private static readonly DataSet Digits = DataCatalog.Load("digits", 30, 10, DataLocation.Find(null, _ => null));
    private static readonly ImageTiles Tiles = new(10, 6);

    [Fact]
    public void Step_OfEveryEpoch_VisitsAllPlacesOfAllImages()
    {
        TileStream stream = Stream(0.5f);
        Assert.Equal(30 * 4 * 2, stream.StepsPerEpoch);
        var seen = Enumerable.Range(0, 240).Select(step => stream.Step(240 + step)).Select(step => (step.Image, step.Row, step.Column)).ToHashSet();
        Assert.Equal(240, seen.Count);
        Assert.All(seen, place => Assert.True(place is { Row: 0 or 1, Column: >= 0 and < 4 }));
    }

    [Fact]
    public void Step_Saccades_AreAsLikelyAsAskedAndGoToAnotherImage()
    {
        TileStream stream = Stream(0.25f);
        int saccades = Enumerable.Range(0, 4000).Count(step => stream.Step(step).Sign < 0);
        Assert.InRange(saccades, 900, 1100);
        Assert.True(Enumerable.Range(0, 4000).Where(step => stream.Step(step).Sign < 0).Select(step => stream.Step(step).NextImage).Distinct().Count() == 30);
    }

    [Fact]
    public void Read_ContextAndNext_AreTilesTwoRowsApart()
    {
        TileStream stream = Stream(0.5f);
        float[] expected = new float[100], actual = new float[100];
        for (int step = 0; step < 50; step++)
        {
            TileStep at = stream.Step(step);
            Assert.Equal(0, stream.Read(2 * step, actual));
            Tiles.Read(Digits.Train, at.Image, at.Row, at.Column, Digits.Normalization, expected);
            Assert.Equal(expected, actual);
            Assert.Equal(at.Sign, stream.Read(2 * step + 1, actual));
            Tiles.Read(Digits.Train, at.NextImage, at.Row + 2, at.Column, Digits.Normalization, expected);
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void Stream_OfImagesWithTwoRowsOfTiles_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new TileStream(new ImageSet(16, 28, new byte[2 * 16 * 28], new byte[2]), Digits.Normalization, Tiles, new StreamSettings(StreamOrder.Shuffled, 1, 1), 1, 0.5f));

    [Fact]
    public void LabelStream_Pairs_HaveTheirOwnAndThenAWrongLabel()
    {
        var images = new LabelledImages(Digits.Train, 10);
        var stream = new LabelStream(images, new StreamSettings(StreamOrder.Sequential, 1, 1), 5);
        float[] input = new float[784];
        int[] wrong = new int[10];
        for (int sample = 0; sample < 300; sample++)
        {
            int own = Digits.Train.Labels[sample % 30];
            Assert.Equal(1, stream.Read(2 * sample, input));
            Assert.Equal(own, LabelOf(input));
            Assert.Equal(1, input.Average(value => value * value), 1e-4);
            Assert.Equal(-1, stream.Read(2 * sample + 1, input));
            Assert.NotEqual(own, LabelOf(input));
            wrong[(LabelOf(input) + 10 - own) % 10]++;
        }

        Assert.All(wrong[1..], count => Assert.InRange(count, 15, 55));
    }

    private static int LabelOf(float[] input) => Array.FindIndex(input, 0, 10, value => value > 0);

    private static TileStream Stream(float saccades) => new(Digits.Train, Digits.Normalization, Tiles, new StreamSettings(StreamOrder.Shuffled, 1, 1), 3, saccades);
}
