namespace NeuroSim.Runs.Sequences;

/// <summary>In which order a network that remembers is tested, and whether it remembers meanwhile.</summary>
public enum TestProtocol
{
    /// <summary>T0: the memory is empty before every item.</summary>
    Off,

    /// <summary>T1: memory on, a random order.</summary>
    Random,

    /// <summary>T2: memory on, the repetitions and the order of classes of training.</summary>
    Same,

    /// <summary>T3: memory on, one item of a class in a row.</summary>
    Singles,

    /// <summary>Memory on, the repetitions of training and another order of classes, which tells memory from knowing the order.</summary>
    Other,
}
