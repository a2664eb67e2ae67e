using NeuroSim.Engines.Leaky;
using NeuroSim.Networks;
using NeuroSim.Numerics;

namespace NeuroSim.Runs.Sequences;

/// <summary>A leaky network with its task.</summary>
internal sealed class LeakyLearner : ISequenceLearner
{
    private readonly SequenceTask _task;
    private readonly LeakyNetwork _network;
    private readonly ILeakyEngine _engine;
    private readonly LeakyExaminer _watcher;

    public LeakyLearner(LeakyNetwork network, ILeakyEngine engine, SequenceTask task)
    {
        (_task, _network, _engine) = (task, network, engine);
        _watcher = new LeakyExaminer(network, task.Watched);
    }

    public void Learn(int first, int count) => _engine.Learn(_task.Training, first, count);

    public LeakyTest[] Test(bool final, ReadOnlySpan<TestProtocol> protocols, ItemObserver? observe)
    {
        LeakyExaminer examiner = final ? new LeakyExaminer(_network, _task.Final) : _watcher;
        examiner.Take(_engine.State);
        var tests = new LeakyTest[protocols.Length];
        for (int p = 0; p < tests.Length; p++)
            tests[p] = examiner.Test(_task.Orders(protocols[p], final ? _task.Final : _task.Watched), protocols[p] != TestProtocol.Off, protocols[p] == TestProtocol.Same ? observe : null);
        return tests;
    }

    public IEnumerable<(string Name, AlignedFloats Values)> Sections() => _engine.State.Sections();
}
