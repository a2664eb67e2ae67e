namespace NeuroSim.Engines.Local;

/// <summary>A local rule for one layer on flat arrays. A pass takes some phases, between which the threads meet; a call touches the rows [from, to) alone.</summary>
internal interface IVectorRule
{
    /// <summary>Phases of a pass.</summary>
    int Phases { get; }

    /// <summary>What the layer passes on, D padded; complete when the phases are over.</summary>
    ReadOnlySpan<float> Outputs { get; }

    /// <summary>One phase.</summary>
    /// <param name="phase">From 0.</param>
    /// <param name="pass">The pass.</param>
    /// <param name="signal">What the global bus says.</param>
    /// <param name="input">x, I padded.</param>
    /// <param name="from">First row.</param>
    /// <param name="to">Behind the last row.</param>
    /// <param name="writes">Columns of W and rows of P and R written; private to the thread.</param>
    void Run(int phase, long pass, float signal, ReadOnlySpan<float> input, int from, int to, ref LocalWrites writes);

    /// <summary>What a layer does in so many passes beyond the writes.</summary>
    /// <param name="passes">All passes.</param>
    /// <param name="marked">Passes with the global signal at +1 or, for CLAPP, not at 0.</param>
    /// <param name="writes">Columns written.</param>
    LocalCounts Counts(long passes, long marked, LocalWrites writes);
}

/// <summary>Columns written.</summary>
/// <param name="Forward">Of W.</param>
/// <param name="Lateral">Of P and R.</param>
internal record struct LocalWrites(long Forward, long Lateral)
{
    public static LocalWrites operator +(LocalWrites left, LocalWrites right) => new(left.Forward + right.Forward, left.Lateral + right.Lateral);
}
