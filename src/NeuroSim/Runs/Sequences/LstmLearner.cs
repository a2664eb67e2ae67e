using NeuroSim.Data;
using NeuroSim.Engines.Leaky;
using NeuroSim.Engines.Recurrent;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Runs.Sequences;

/// <summary>An LSTM network with its task.</summary>
internal sealed class LstmLearner(LstmNetwork network, SequenceTask task) : ISequenceLearner
{
    private readonly LstmEngine _engine = new(network, new LstmState(network));

    public void Learn(int first, int count) => _engine.Learn(task.Training, first, count);

    public LeakyTest[] Test(bool final, ReadOnlySpan<TestProtocol> protocols, ItemObserver? observe)
    {
        ItemSet items = final ? task.Final : task.Watched;
        var tests = new LeakyTest[protocols.Length];
        for (int p = 0; p < tests.Length; p++)
            tests[p] = _engine.Test(items.In(task.Orders(protocols[p], items)), 0, items.Count, protocols[p] != TestProtocol.Off);
        return tests;
    }

    public IEnumerable<(string Name, AlignedFloats Values)> Sections() => _engine.State.Sections();
}
