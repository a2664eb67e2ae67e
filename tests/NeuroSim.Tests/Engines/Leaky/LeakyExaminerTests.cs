using NeuroSim.Data;
using NeuroSim.Engines.Leaky;
using NeuroSim.Learning;
using NeuroSim.Networks;

namespace NeuroSim.Tests.Engines.Leaky;

/// <summary>An examiner finds what the engine finds item by item, up to the order of sums.</summary>
public sealed class LeakyExaminerTests
{
    [Theory]
    [InlineData(OutputKind.Softmax, ResetKind.Category, true)]
    [InlineData(OutputKind.Softmax, ResetKind.None, false)]
    [InlineData(OutputKind.Autoencoder, ResetKind.Local, true)]
    [InlineData(OutputKind.SoftmaxCrossEntropy, ResetKind.Periodic, true)]
    public void Test_InAnyOrder_IsTheEnginesTest(OutputKind output, ResetKind reset, bool remembers)
    {
        var settings = new LeakySettings { Retentions = [0.5f, 0.2f], Reset = reset, ResetEvery = 3, Output = output };
        var network = new LeakyNetwork(16, 8, output == OutputKind.Autoencoder ? 16 : 4, settings, 3);
        ItemSet items = SmoothItems.Generate(30, 0.6, 3, 0);
        int[] order = RepeatedOrder.Of(items.Labels, 5, 9);
        var engine = new LeakyEngine(network, new LeakyState(network));
        engine.Learn(items.In(order), 0, 240);
        var examiner = new LeakyExaminer(network, items);
        examiner.Take(engine.State);
        int seen = 0;
        LeakyTest test = examiner.Test(order, remembers, (_, _, _) => seen++), again = examiner.Test(order, remembers);
        LeakyTest expected = engine.Test(items.In(order), 0, order.Length, remembers);
        Assert.Equal(expected.Error, test.Error, 1e-6);
        Assert.Equal(expected.Accuracy, test.Accuracy, 0.02);
        Assert.Equal((test, order.Length), (again, seen));
    }
}
