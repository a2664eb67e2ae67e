using NeuroSim.Engines.Contrastive;
using NeuroSim.Learning;

namespace NeuroSim.Tests.Engines.Contrastive;

public sealed class SaccadesTests
{
    private const int Distance = 2 * 3 * TinyTiles.Batch;

    [Fact]
    public void Turns_AnImage_IsFollowedOrLeftForOneOther()
    {
        var saccades = new Saccades(TinyTiles.Network(ContrastiveMethod.Clapp.Settings()));
        int followed = 0;
        for (int step = 0; step < 100; step++)
        {
            saccades.Draw(step);
            for (int b = 0; b < TinyTiles.Batch; b++)
            {
                int[] contexts = [.. Enumerable.Range(0, saccades.Contexts).Where(context => context % TinyTiles.Batch == b)];
                float sign = Assert.Single(contexts.Select(context => saccades.Signs(context)[0]).Distinct());
                int target = Assert.Single(contexts.Select(context => saccades.Rows(context)[0] % TinyTiles.Batch).Distinct());
                Assert.Equal(sign > 0, target == b);
                Assert.All(contexts, context => Assert.Equal((context + Distance) / TinyTiles.Batch, saccades.Rows(context)[0] / TinyTiles.Batch));
                followed += sign > 0 ? 1 : 0;
            }

            AssertWeighsOne(saccades);
        }

        Assert.InRange(followed, 160, 240);
    }

    [Fact]
    public void Both_AContext_IsFollowedFirstAndComparedWithTilesOfTheWholeBatch()
    {
        var saccades = new Saccades(TinyTiles.Network(ContrastiveMethod.ClappS.Settings() with { Negatives = 6 }));
        var seen = new HashSet<int>();
        for (int step = 0; step < 20; step++)
        {
            saccades.Draw(step);
            for (int context = 0; context < saccades.Contexts; context++)
            {
                Assert.Equal(context + Distance, saccades.Rows(context)[0]);
                Assert.Equal([1f, -1f, -1f, -1f, -1f, -1f, -1f], saccades.Signs(context).ToArray());
                seen.UnionWith(saccades.Rows(context)[1..].ToArray());
            }

            AssertWeighsOne(saccades);
        }

        Assert.Equal(Enumerable.Range(0, 9 * TinyTiles.Batch), seen.Order());
    }

    /// <summary>What follows weighs 1, and what does not; in turns at most.</summary>
    private static void AssertWeighsOne(Saccades saccades)
    {
        foreach (float sign in (float[])[1f, -1f])
        {
            float weight = Enumerable.Range(0, saccades.Contexts).Sum(
                context => saccades.Shares(context).ToArray().Where((_, n) => saccades.Signs(context)[n] == sign).Sum());
            Assert.True(weight == 0 || Math.Abs(weight - 1) < 1e-5, $"{weight}");
        }
    }
}
