namespace NeuroSim.Data;

/// <summary>What an IDX file of unsigned bytes holds; the number is how many dimensions its header gives.</summary>
public enum IdxKind
{
    /// <summary>Labels, magic number 0x00000801: a count and one byte per label.</summary>
    Labels = 1,

    /// <summary>Images, magic number 0x00000803: count, rows, columns and one byte per pixel.</summary>
    Images = 3,
}
