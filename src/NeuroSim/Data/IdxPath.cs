namespace NeuroSim.Data;

/// <summary>An IDX file to read.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Sha256">What its unpacked bytes must hash to, lower-case hexadecimal; null: not checked.</param>
internal readonly record struct IdxPath(string Path, string? Sha256 = null);
