namespace NeuroSim.Runs;

/// <summary>What the numbers of a checkpoint's section are. The values are part of the format.</summary>
internal enum CheckpointKind : byte
{
    /// <summary>Bytes.</summary>
    Bytes = 1,

    /// <summary>Single-precision numbers.</summary>
    Floats = 2,

    /// <summary>64-bit integers.</summary>
    Longs = 3,
}
