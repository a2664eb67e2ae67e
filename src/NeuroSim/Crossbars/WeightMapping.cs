namespace NeuroSim.Crossbars;

/// <summary>How conductances, which are never negative, stand for a weight w in [-W, W].</summary>
public enum WeightMapping
{
    /// <summary>w = k (G+ - G-) with k = W / (Gmax - Gmin): two cells a weight, of which one rests at Gmin.</summary>
    DifferentialPair,

    /// <summary>w = k (G - Gmid) with k = 2 W / (Gmax - Gmin): one cell a weight, and one reference column of cells at Gmid for the array.</summary>
    OffsetColumn,
}
