using NeuroSim.Numerics;

namespace NeuroSim.Engines.Contrastive;

/// <summary>One step of gated recurrent units for all sequences of a batch, a row a sequence, and all that its gradient needs of it.</summary>
/// <param name="sequences">Rows.</param>
/// <param name="inputs">Numbers of an input.</param>
/// <param name="units">Units.</param>
/// <param name="before">The states before; all 0 at first.</param>
internal sealed class GruStep(int sequences, int inputs, int units, Matrix before)
{
    /// <summary>x.</summary>
    public Matrix Inputs { get; } = new(sequences, inputs);

    /// <summary>h of the step before.</summary>
    public Matrix Before => before;

    /// <summary>r, eq. 20.</summary>
    public Matrix Reset { get; } = new(sequences, units);

    /// <summary>g, eq. 21: what share of the state stays.</summary>
    public Matrix Update { get; } = new(sequences, units);

    /// <summary>W_hn h + b_hn, which r gates.</summary>
    public Matrix Recalled { get; } = new(sequences, units);

    /// <summary>n, eq. 22.</summary>
    public Matrix Candidate { get; } = new(sequences, units);

    /// <summary>h, eq. 23.</summary>
    public Matrix States { get; } = new(sequences, units);
}
