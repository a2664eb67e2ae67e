using NeuroSim.Data;

namespace NeuroSim.Tests.Data;

public sealed class SmoothStreamTests
{
    [Fact]
    public void Timescales_WithoutNoise_RowsSwitchEveryOneThreeFiveItems()
    {
        var stream = new TimescaleStream(0, 1);
        float[] item = new float[6];
        for (int t = 0; t < 40; t++)
        {
            stream.Read(t, item);
            for (int f = 0; f < 3; f++)
            {
                bool state = t / (2 * f + 1) % 2 == 1;
                Assert.Equal((state ? 0f : 1f, state ? 1f : 0f), (item[2 * f], item[2 * f + 1]));
            }
        }
    }

    [Fact]
    public void Prototypes_OfACategory_ComeInTurn()
    {
        var stream = new PrototypeStream(0, 5, 1);
        float[] item = new float[16];
        var seen = new int[4];
        for (int t = 0; t < 200; t++)
        {
            stream.Read(t, item);
            int category = t / 5 % 4;
            Assert.Equal(category, stream.Label(t));
            Assert.Equal(category * 4 + seen[category]++ % 4, Array.IndexOf(item, 1f));
            Assert.Equal(1f, item.Sum());
        }
    }

    [Fact]
    public void Categories_WithNoise_TemplateAndUniformShareTheItem()
    {
        ItemSet items = SmoothItems.Generate(200, 0.4, 3, 0);
        Assert.Equal(800, items.Count);
        for (int d = 0; d < 16; d++)
        {
            Assert.Equal(0.8, Mean(d, ofItsOwn: true), 0.03);
            Assert.Equal(0.2, Mean(d, ofItsOwn: false), 0.03);
        }

        Assert.NotEqual(items.Inputs[0, 0], SmoothItems.Generate(200, 0.4, 3, 1).Inputs[0, 0]);
        Assert.Equal(items.Inputs[5, 3], SmoothItems.Generate(200, 0.4, 3, 0).Inputs[5, 3]);

        double Mean(int d, bool ofItsOwn) => Enumerable.Range(0, items.Count).Where(i => (items.Labels[i] == d / 4) == ofItsOwn).Average(i => items.Inputs[i, d]);
    }
}
